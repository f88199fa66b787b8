#include "ui/team/documentchecker.h"

#include "guidance/team/documentcheck.h"
#include "guidance/wording/plainwording.h"
#include "guidance/wording/replydefinition.h"
#include "ui/common/background.h"
#include "ui/common/deliver.h"

namespace otklik {

namespace {

constexpr std::chrono::milliseconds pause{300};

Result<void> bad(const QString &detail)
{
    return failure(Error::Kind::CorrectInput, QStringLiteral("bad_document"), detail);
}

Result<void> checkWording(const QString &language, const QString &body)
{
    const auto definition = ReplyDefinition::read(body.toUtf8());
    if (!definition)
        return bad(definition.error().detail);
    if (definition->language() != language)
        return bad(QStringLiteral("the definition is of the other language"));
    // It would be switched off where it is used: now is the time to write it better.
    if (!definition->switchedOff().isEmpty())
        return bad(QStringLiteral("line %1: the expression takes too long on some texts")
                       .arg(definition->switchedOff().constFirst().line));
    return {};
}

Result<void> checkPlainWords(const QString &body)
{
    const auto list = PlainWording::read(body);
    return list ? Result<void>() : bad(list.error().detail);
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
        return checkPlainWords(body);
    if (kind == TeamDocumentKind::WordingRu || kind == TeamDocumentKind::WordingEn)
        return checkWording(kind == TeamDocumentKind::WordingRu ? QStringLiteral("ru") : QStringLiteral("en"), body);
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
