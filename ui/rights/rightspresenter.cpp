#include "ui/rights/rightspresenter.h"

#include "models/uuid7.h"
#include "ui/common/background.h"
#include "ui/common/deliver.h"
#include "ui/common/enqueue.h"
#include "ui/common/plaintext.h"
#include "ui/customer/customerpresenter.h"
#include "ui/rights/rightstext.h"

#include <QSaveFile>

namespace otklik {

namespace {

/// For this user alone: it holds everything about somebody.
Result<bool> writeFile(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return failure(Error::Kind::CorrectInput, QStringLiteral("file_unwritable"), file.errorString());
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    if (file.write(bytes) != bytes.size() || !file.commit())
        return failure(Error::Kind::CorrectInput, QStringLiteral("file_unwritable"), file.errorString());
    return true;
}

} // namespace

RightsPresenter::RightsPresenter(CustomerPresenter &customer, PeopleRights &rights, MutationLog &log, QObject *parent)
    : QObject(parent), m_customer(customer), m_rights(rights), m_log(log)
{
    connect(&customer, &CustomerPresenter::loaded, this, &RightsPresenter::changed);
    connect(&customer, &CustomerPresenter::opened, this, [this] {
        Q_EMIT opened();
        Q_EMIT changed();
    });
}

QList<Consent> RightsPresenter::consents() const
{
    QList<Consent> counting;
    if (!m_customer.card())
        return counting;
    for (const auto &[kind, name] : EnumNames<ConsentKind>::table)
        for (const Consent &consent : m_customer.card()->consents) { // newest first
            if (consent.kind != kind)
                continue;
            counting.append(consent);
            break;
        }
    return counting;
}

const Clock &RightsPresenter::clock() const
{
    return m_customer.clock();
}

QString RightsPresenter::userName(const UserId &id) const
{
    return m_customer.userName(id);
}

const PersonId &RightsPresenter::person() const
{
    return m_customer.person();
}

QString RightsPresenter::personName() const
{
    return m_customer.card() ? plaintext::oneLine(m_customer.card()->displayName) : QString();
}

bool RightsPresenter::mayExport() const
{
    return canReview(m_customer.me().role);
}

bool RightsPresenter::mayErase() const
{
    return m_customer.me().role == Role::Administrator;
}

void RightsPresenter::addConsent(ConsentKind kind, bool isGiven, const QString &source, TimePoint saidAt)
{
    const QString where = source.trimmed();
    if (person().isEmpty() || where.isEmpty())
        return;
    const ConsentAdd command{newId<ConsentId>(clock()), person(), kind, isGiven, where, saidAt};
    enqueueFor(this, m_log, command);
    Q_EMIT undoOffered(tr("Written down: %1, %2").arg(RightsText::kind(kind), RightsText::answer(isGiven)),
                       ConsentRemove{command.id, true});
}

void RightsPresenter::removeConsent(const ConsentId &id)
{
    enqueueFor(this, m_log, ConsentRemove{id, true});
    Q_EMIT undoOffered(tr("Consent removed"), ConsentRemove{id, false});
}

void RightsPresenter::undo(const Command &inverse)
{
    enqueueFor(this, m_log, inverse);
}

QString RightsPresenter::exportName() const
{
    QString name;
    for (const QChar c : personName())
        name += c.isLetterOrNumber() ? c : QLatin1Char('-');
    return (name.isEmpty() ? person().value : name.left(60)) + QStringLiteral(".json");
}

void RightsPresenter::exportTo(const QString &path)
{
    if (m_isExporting || person().isEmpty() || path.isEmpty())
        return;
    m_isExporting = true;
    Q_EMIT exportChanged();
    deliver(this, m_rights.exportOf(person()), [this, path, mine = ++m_exports](const Result<QByteArray> &document) {
        if (mine != m_exports)
            return;
        if (document)
            return write(path, *document);
        endExport();
        Q_EMIT exportFailed(document.error());
    });
}

void RightsPresenter::write(const QString &path, const QByteArray &document)
{
    deliver(this, inBackground([path, document] { return writeFile(path, document); }),
            [this, path](const Result<bool> &written) {
                endExport();
                if (written)
                    Q_EMIT exported(path);
                else
                    Q_EMIT exportFailed(written.error());
            });
}

void RightsPresenter::cancelExport()
{
    if (!m_isExporting)
        return;
    ++m_exports;
    endExport();
}

void RightsPresenter::endExport()
{
    m_isExporting = false;
    Q_EMIT exportChanged();
}

void RightsPresenter::askScope(const PersonId &id)
{
    deliver(this, m_rights.wouldErase(id), [this, id](const Result<ErasureScope> &scope) {
        if (scope)
            Q_EMIT scopeKnown(id, *scope);
        else
            Q_EMIT erasureFailed(id, scope.error());
    });
}

void RightsPresenter::erase(const PersonId &id, const QString &reason)
{
    deliver(this, m_rights.erase(id, reason.trimmed()), [this, id](const Result<ErasureScope> &scope) {
        if (scope)
            Q_EMIT erased(id, *scope);
        else
            Q_EMIT erasureFailed(id, scope.error());
    });
}

void RightsPresenter::readJournal(const PersonId &id, qint64 before)
{
    deliver(this, m_rights.journal(id, before), [this, id, before](const Result<JournalPage> &page) {
        if (page)
            Q_EMIT journalRead(id, before, *page);
        else
            Q_EMIT journalFailed(id, page.error());
    });
}

} // namespace otklik
