#pragma once

#include "models/command.h"
#include "models/peoplerights.h"
#include "models/user.h"

#include <QObject>

namespace otklik {

class CustomerPresenter;

/// What the law gives the customer whose card is open: consents, which are commands like everything on a
/// card; and export, erasure and journal, which only a reachable server can do. Needs no widget. Owned by the
/// composition root; UI thread.
class RightsPresenter final : public QObject
{
    Q_OBJECT

public:
    RightsPresenter(CustomerPresenter &customer, PeopleRights &rights, MutationLog &log, QObject *parent = nullptr);

    /// The newest of each kind, in the order of the kinds: what counts.
    [[nodiscard]] QList<Consent> consents() const;
    [[nodiscard]] const Clock &clock() const;
    [[nodiscard]] QString userName(const UserId &id) const;
    [[nodiscard]] const PersonId &person() const;
    [[nodiscard]] QString personName() const;
    [[nodiscard]] bool mayExport() const; ///< and read the journal
    [[nodiscard]] bool mayErase() const;

    void addConsent(ConsentKind kind, bool isGiven, const QString &source, TimePoint saidAt);
    void removeConsent(const ConsentId &id);
    /// Sends the command that an undoOffered() came with.
    void undo(const Command &inverse);

    [[nodiscard]] bool isExporting() const { return m_isExporting; }
    /// A name for the file, without a folder.
    [[nodiscard]] QString exportName() const;
    void exportTo(const QString &path);
    /// What was asked for is not waited for any more; nothing is written.
    void cancelExport();

    /// Leads to scopeKnown() or asked-for trouble in erasureFailed().
    void askScope(const PersonId &id);
    void erase(const PersonId &id, const QString &reason);

    /// The page before `before` (0: the newest): journalRead() or journalFailed().
    void readJournal(const PersonId &id, qint64 before);

Q_SIGNALS:
    void changed(); ///< the card, or another one
    void opened();  ///< another customer
    void undoOffered(const QString &what, const otklik::Command &inverse);
    void exportChanged();
    void exported(const QString &path);
    void exportFailed(const otklik::Error &error);
    void scopeKnown(const otklik::PersonId &id, const otklik::ErasureScope &scope);
    void erased(const otklik::PersonId &id, const otklik::ErasureScope &scope);
    void erasureFailed(const otklik::PersonId &id, const otklik::Error &error);
    void journalRead(const otklik::PersonId &id, qint64 before, const otklik::JournalPage &page);
    void journalFailed(const otklik::PersonId &id, const otklik::Error &error);
    void failed(const otklik::Error &error);

private:
    void write(const QString &path, const QByteArray &document);
    void endExport();

    CustomerPresenter &m_customer;
    PeopleRights &m_rights;
    MutationLog &m_log;
    bool m_isExporting = false;
    quint64 m_exports = 0; ///< the answer of an earlier one is not waited for
};

} // namespace otklik
