#pragma once

#include "models/stores.h"
#include "models/storeevents.h"
#include "models/user.h"
#include "ui/customer/timelinemodel.h"

#include <QHash>
#include <QObject>

namespace otklik {

class KeptTexts;

/// The card of one person: shows it live, and sends each change as a command.
/// What is removed can be put back (undoOffered). Owned by the composition root;
/// UI thread.
class CustomerPresenter final : public QObject
{
    Q_OBJECT

public:
    CustomerPresenter(ConversationStore &store, DirectoryStore &directory, MutationLog &log, StoreEvents &events,
                      KeptTexts &kept, const Clock &clock, const User &me, QObject *parent = nullptr);

    void open(const PersonId &id);
    void close();

    void edit(PersonField which, const QString &value);
    /// The kind is found from the value: "@" makes it an e-mail, digits a phone, http a link.
    void addContact(const QString &value);
    void removeContact(const ContactId &id);
    void addNote(const QString &text);
    void editNote(const NoteId &id, const QString &text);
    void removeNote(const NoteId &id);
    void link(const AccountId &id);
    void unlink(const AccountId &id);
    /// Sends the command that an undoOffered() came with.
    void undo(const Command &inverse);

    void findAccounts(const QString &text);
    /// Leads to caseChosen() or historyChosen().
    void openMoment(const ConversationEntry &entry);

    /// A note begun and not saved yet; kept through crashes.
    [[nodiscard]] QString unsavedNote() const;
    void keepNote(const QString &text);

    [[nodiscard]] const std::optional<CustomerCard> &card() const { return m_card; }
    [[nodiscard]] TimelineModel &timeline() { return m_timeline; }
    [[nodiscard]] const PersonId &person() const { return m_person; }
    [[nodiscard]] QString userName(const UserId &id) const;
    [[nodiscard]] const User &me() const { return m_me; }
    [[nodiscard]] const Clock &clock() const { return m_clock; }

Q_SIGNALS:
    void opened(); ///< another person; the card follows
    void loaded(const otklik::CustomerCard &card);
    void accountsFound(const QString &text, const QList<otklik::Account> &accounts);
    void undoOffered(const QString &what, const otklik::Command &inverse);
    void caseChosen(const otklik::CaseId &id);
    void historyChosen(const otklik::ConversationEntry &entry);
    void failed(const otklik::Error &error);

private:
    void reload();
    void readUsers();
    void enqueue(const Command &command);

    ConversationStore &m_store;
    DirectoryStore &m_directory;
    MutationLog &m_log;
    KeptTexts &m_kept;
    const Clock &m_clock;
    User m_me;
    TimelineModel m_timeline;
    PersonId m_person;
    std::optional<CustomerCard> m_card;
    QHash<UserId, QString> m_users;
    quint64 m_generation = 0;
    quint64 m_searches = 0;
    bool m_isReading = false;
    bool m_isStale = false;
};

[[nodiscard]] ContactKind contactKindOf(const QString &value);

} // namespace otklik
