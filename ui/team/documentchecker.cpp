#include "ui/team/documentchecker.h"

#include "guidance/team/documentcheck.h"
#include "guidance/wording/plainwording.h"
#include "ui/common/deliver.h"
#include "ui/team/background.h"

namespace otklik {

namespace {

constexpr std::chrono::milliseconds pause{300};

Result<void> bad(const QString &detail)
{
    return failure(Error::Kind::CorrectInput, QStringLiteral("bad_document"), detail);
}

} // namespace

Result<void> checkBeforePublishing(TeamDocumentKind kind, const QString &body)
{
    if (body.size() > longestDocument)
        return bad(QStringLiteral("longer than 200,000 characters"));
    auto checked = checkDocument(kind, body);
    if (!checked)
        return checked;
    if (kind == TeamDocumentKind::PlainRu || kind == TeamDocumentKind::PlainEn)
        if (const auto list = PlainWording::read(body); !list)
            return bad(list.error().detail);
    return {};
}

DocumentChecker::DocumentChecker(QObject *parent) : QObject(parent)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(pause);
    connect(&m_pause, &QTimer::timeout, this, &DocumentChecker::run);
}

void DocumentChecker::check(TeamDocumentKind kind, const QString &body)
{
    if (kind != m_kind)
        m_fault.reset();
    m_kind = kind;
    m_body = body;
    m_isBusy = true;
    ++m_newest;
    m_pause.start();
}

void DocumentChecker::run()
{
    if (m_isRunning)
        return; // it begins again when this one is done
    m_isRunning = true;
    const quint64 number = m_newest;
    deliver(this, inBackground([kind = m_kind, body = m_body]() -> std::optional<DocumentFault> {
                const auto checked = checkBeforePublishing(kind, body);
                return checked ? std::nullopt : std::optional(DocumentFaultText::fault(checked.error().detail, body));
            }),
            [this, number](const std::optional<DocumentFault> &fault) {
                m_isRunning = false;
                if (number != m_newest) {
                    if (!m_pause.isActive())
                        run();
                    return;
                }
                m_fault = fault;
                m_isBusy = false;
                Q_EMIT checked();
            });
}

} // namespace otklik
