#pragma once

#include "models/stores.h"
#include "models/storeevents.h"
#include "models/user.h"
#include "ui/customer/notedraft.h"
#include "ui/customer/profilepresenter.h"
#include "ui/customer/timeline/contactmonths.h"
#include "ui/customer/timeline/timelinemodel.h"

#include <QHash>
#include <QObject>

#include <functional>

namespace otklik {

class KeptTexts;

/// The card of one person: shows it live, and sends each change as a command.
/// What is removed can be put back (undoOffered). Owned by the composition root;
/// UI thread.
class CustomerPresenter final : public QObject
{
    Q_OBJECT

public:
    CustomerPresenter(ConversationStore &store, CardStore &cards, DirectoryStore &directory, MutationLog &log,
                      StoreEvents &events, KeptTexts &kept, const Clock &clock, const User &me, QObject *parent = nullptr);

    void open(const PersonId &id);
    void close();

    void addNote(const NoteDraft &note);
    void editNote(const NoteId &id, const QString &text);
    void removeNote(const NoteId &id);
    void link(const AccountId &id);
    void unlink(const AccountId &id);
    /// Sends the command that an undoOffered() came with.
    void undo(const Command &inverse);

    void findAccounts(const QString &text);
    /// Shows a change that was just sent before the store tells of it.
    void amend(const std::function<void(CustomerCard &)> &change);
    /// What amend() showed could not be written down.
    void takeBack(const Error &error);
    /// Leads to caseChosen().
    void openCase(const CaseId &id);
    /// Leads to caseChosen() or historyChosen().
    void openMoment(const ConversationEntry &entry);

    /// A note begun and not saved yet; kept through crashes.
    [[nodiscard]] NoteDraft unsavedNote() const;
    void keepNote(const NoteDraft &note);

    /// What was typed into a field of the card and cannot be saved as it is; kept in the same way.
    [[nodiscard]] QString unsaved(const QString &field) const;
    void keepUnsaved(const QString &field, const QString &text);

    [[nodiscard]] ProfilePresenter &profile() { return m_profile; }
    [[nodiscard]] const std::optional<CustomerCard> &card() const { return m_card; }
    [[nodiscard]] TimelineModel &timeline() { return m_timeline; }
    [[nodiscard]] ContactMonths &months() { return m_months; }
    [[nodiscard]] const PersonId &person() const { return m_person; }
    [[nodiscard]] QString userName(const UserId &id) const;
    [[nodiscard]] const User &me() const { return m_me; }
    [[nodiscard]] const Clock &clock() const { return m_clock; }

Q_SIGNALS:
    void leaving(); ///< the person changes next; what is being edited is still theirs
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
    ContactMonths m_months;
    ProfilePresenter m_profile;
    PersonId m_person;
    std::optional<CustomerCard> m_card;
    QHash<UserId, QString> m_users;
    quint64 m_generation = 0;
    quint64 m_searches = 0;
    bool m_isReading = false;
    bool m_isStale = false;
};

} // namespace otklik
