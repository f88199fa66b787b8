#include "ui/customer/customerpresenter.h"

#include "models/uuid7.h"
#include "ui/common/deliver.h"
#include "ui/common/enqueue.h"
#include "ui/common/kepttexts.h"

namespace otklik {

namespace {

constexpr int foundAccounts = 20;

QString noteKey(const PersonId &id)
{
    return QStringLiteral("note/") + id.value;
}

/// Of what the note is, and when it was said.
QString noteFormKey(const PersonId &id)
{
    return QStringLiteral("note-form/") + id.value;
}

QString fieldKey(const PersonId &id, const QString &field)
{
    return QStringLiteral("card/%1/%2").arg(id.value, field);
}

} // namespace

CustomerPresenter::CustomerPresenter(ConversationStore &store, CardStore &cards, DirectoryStore &directory,
                                     MutationLog &log, StoreEvents &events, KeptTexts &kept, const Clock &clock, const User &me,
                                     QObject *parent)
    : QObject(parent), m_store(store), m_directory(directory), m_log(log), m_kept(kept), m_clock(clock), m_me(me),
      m_timeline(cards, clock, [this](const UserId &id) { return userName(id); }), m_months(cards, clock), m_profile(*this, log, clock)
{
    connect(&events, &StoreEvents::changed, this, [this](const StoreChange &change) {
        if (change.everything || change.directory)
            readUsers();
        if (m_person.isEmpty())
            return;
        const bool isMine = change.everything || change.persons.contains(m_person);
        if (isMine)
            reload();
        if (isMine || m_timeline.shows(change.threads))
            m_timeline.refresh();
        if (isMine)
            m_months.refresh();
    });
    connect(&m_timeline, &TimelineModel::failed, this, &CustomerPresenter::failed);
    connect(&m_profile, &ProfilePresenter::failed, this, &CustomerPresenter::takeBack);
    connect(&m_profile, &ProfilePresenter::undoOffered, this, &CustomerPresenter::undoOffered);
}

void CustomerPresenter::open(const PersonId &id)
{
    if (id == m_person)
        return;
    if (m_card)
        Q_EMIT leaving();
    ++m_generation;
    m_person = id;
    m_card.reset();
    m_isReading = false;
    m_isStale = false;
    Q_EMIT opened();
    m_timeline.open(id);
    m_months.open(id);
    if (m_users.isEmpty())
        readUsers();
    if (!id.isEmpty())
        reload();
}

void CustomerPresenter::close()
{
    open({});
}

void CustomerPresenter::reload()
{
    if (m_isReading) {
        m_isStale = true;
        return;
    }
    m_isReading = true;
    deliver(this, m_store.card(m_person), [this, generation = m_generation](const Result<CustomerCard> &card) {
        if (generation != m_generation)
            return;
        m_isReading = false;
        if (card) {
            m_card = *card;
            Q_EMIT loaded(*m_card);
        } else {
            Q_EMIT failed(card.error());
        }
        if (std::exchange(m_isStale, false))
            reload();
    });
}

void CustomerPresenter::readUsers()
{
    deliver(this, m_directory.users(), [this](const Result<QList<User>> &users) {
        if (!users)
            return;
        m_users.clear();
        for (const User &user : *users)
            m_users.insert(user.id, user.name);
        if (m_card)
            Q_EMIT loaded(*m_card);
    });
}

void CustomerPresenter::amend(const std::function<void(CustomerCard &)> &change)
{
    if (!m_card)
        return;
    change(*m_card);
    Q_EMIT loaded(*m_card);
}

void CustomerPresenter::addNote(const NoteDraft &note)
{
    const QString text = note.text.trimmed();
    if (!m_card || text.isEmpty())
        return;
    enqueue(NoteAdd{newId<NoteId>(m_clock), m_person, text, note.channel, note.happenedAt});
    keepNote({});
}

void CustomerPresenter::editNote(const NoteId &id, const QString &text)
{
    if (!m_card || text.trimmed().isEmpty())
        return;
    for (const Note &note : std::as_const(m_card->notes))
        if (note.id == id && note.text != text.trimmed())
            enqueue(NoteEdit{id, text.trimmed(), note.revision});
}

void CustomerPresenter::removeNote(const NoteId &id)
{
    enqueue(NoteRemove{id});
    Q_EMIT undoOffered(tr("Note removed"), NoteRestore{id});
}

void CustomerPresenter::link(const AccountId &id)
{
    if (!m_card)
        return;
    enqueue(LinkAccount{newId<AccountLinkId>(m_clock), id, m_person});
    Q_EMIT undoOffered(tr("Account put under this person"), UnlinkAccount{id});
}

void CustomerPresenter::unlink(const AccountId &id)
{
    if (!m_card)
        return;
    enqueue(UnlinkAccount{id});
    Q_EMIT undoOffered(tr("Account is on its own again"), LinkAccount{newId<AccountLinkId>(m_clock), id, m_person});
}

void CustomerPresenter::undo(const Command &inverse)
{
    enqueue(inverse);
}

void CustomerPresenter::findAccounts(const QString &text)
{
    const quint64 search = ++m_searches;
    const QString tidy = text.simplified();
    if (tidy.isEmpty()) {
        Q_EMIT accountsFound(text, {});
        return;
    }
    deliver(this, m_store.findAccounts(tidy, foundAccounts), [this, search, text](const Result<QList<Account>> &found) {
        if (search != m_searches)
            return;
        if (!found) {
            Q_EMIT failed(found.error());
            return;
        }
        QList<Account> others;
        for (const Account &account : *found) {
            const bool isHere = m_card && std::any_of(m_card->accounts.cbegin(), m_card->accounts.cend(),
                                                      [&](const Account &mine) { return mine.id == account.id; });
            if (!isHere && !account.isBrand)
                others.append(account);
        }
        Q_EMIT accountsFound(text, others);
    });
}

void CustomerPresenter::openMoment(const ConversationEntry &entry)
{
    deliver(this, m_store.caseOf(entry.mention.id), [this, entry](const Result<CaseId> &id) {
        if (!id)
            Q_EMIT failed(id.error());
        else if (id->isEmpty())
            Q_EMIT historyChosen(entry);
        else
            Q_EMIT caseChosen(*id);
    });
}

void CustomerPresenter::takeBack(const Error &error)
{
    Q_EMIT failed(error);
    if (!m_person.isEmpty())
        reload();
}

void CustomerPresenter::openCase(const CaseId &id)
{
    Q_EMIT caseChosen(id);
}

QString CustomerPresenter::unsaved(const QString &field) const
{
    return m_kept.text(fieldKey(m_person, field));
}

void CustomerPresenter::keepUnsaved(const QString &field, const QString &text)
{
    if (!m_person.isEmpty())
        m_kept.keep(fieldKey(m_person, field), text);
}

NoteDraft CustomerPresenter::unsavedNote() const
{
    return NoteDraft::from(m_kept.text(noteKey(m_person)), m_kept.text(noteFormKey(m_person)));
}

void CustomerPresenter::keepNote(const NoteDraft &note)
{
    if (m_person.isEmpty())
        return;
    m_kept.keep(noteKey(m_person), note.text);
    m_kept.keep(noteFormKey(m_person), note.form());
}

QString CustomerPresenter::userName(const UserId &id) const
{
    return id == m_me.id ? m_me.name : m_users.value(id);
}

void CustomerPresenter::enqueue(const Command &command)
{
    enqueueFor(this, m_log, command);
}

} // namespace otklik
