#include "server/store/openwork.h"

#include "server/store/feedtables.h"

namespace otklik::server {

namespace {

constexpr int mentionsOfThread = 300; // what the conversation page opens with

} // namespace

void OpenWork::add(const EntityChange &change)
{
    const auto kind = static_cast<size_t>(kindOf(change.entity));
    const QString id = idOf(change.entity);
    if (m_seen.at(kind).contains(id))
        return;
    m_seen.at(kind).insert(id);
    m_rows.at(kind).append(change);
    m_weight += weightOf(change.entity);
}

void OpenWork::addById(EntityKind kind, const QString &id)
{
    if (!id.isEmpty() && !m_seen.at(static_cast<size_t>(kind)).contains(id))
        addWhere(kind, "WHERE id=?", id);
}

void OpenWork::addWhere(EntityKind kind, const char *where, const QString &value)
{
    const FeedTable &table = feedTable(kind);
    auto query = m_database.query(table.select + where);
    query.bind(1, value);
    while (query.next())
        add(table.read(query));
}

void OpenWork::addAccount(const QString &id)
{
    if (m_seen.at(static_cast<size_t>(EntityKind::Account)).contains(id))
        return;
    addById(EntityKind::Account, id);
    const auto &accounts = m_rows.at(static_cast<size_t>(EntityKind::Account));
    if (!accounts.isEmpty())
        addById(EntityKind::Person, std::get<Account>(accounts.constLast().entity).homePersonId.value);
}

void OpenWork::addPerson(const PersonId &id)
{
    if (id.isEmpty() || m_wholePersons.contains(id.value))
        return;
    m_wholePersons.insert(id.value);
    addById(EntityKind::Person, id.value);
    addWhere(EntityKind::Account, "WHERE home_person_id=?", id.value);
    auto linked = m_database.query("SELECT account_id FROM account_link WHERE person_id=? AND unlinked_at IS NULL");
    linked.bind(1, id);
    while (linked.next())
        addAccount(linked.value<QString>(0));
    addWhere(EntityKind::AccountLink, "WHERE person_id=?", id.value);
    addWhere(EntityKind::Contact, "WHERE person_id=?", id.value);
    addWhere(EntityKind::Note, "WHERE person_id=?", id.value);
    addById(EntityKind::Claim, id.value);
    for (const EntityKind kind : {EntityKind::BonusGrant, EntityKind::Interest, EntityKind::Moderation,
                                  EntityKind::CustomerRecord, EntityKind::PersonDetail, EntityKind::Consent})
        if (isInUse(kind))
            addWhere(kind, "WHERE person_id=?", id.value);
}

void OpenWork::addThread(const ThreadId &id)
{
    if (m_seen.at(static_cast<size_t>(EntityKind::Thread)).contains(id.value))
        return;
    addById(EntityKind::Thread, id.value);
    const FeedTable &table = feedTable(EntityKind::Mention);
    auto query = m_database.query(table.select + "WHERE thread_id=? ORDER BY published_at DESC LIMIT ?");
    query.with(id, mentionsOfThread);
    const qsizetype most = m_weight + heaviestPage; // the rest of an endless thread comes with the history
    while (m_weight <= most && query.next()) {
        const EntityChange change = table.read(query);
        const auto &mention = std::get<Mention>(change.entity);
        addAccount(mention.accountId.value);
        if (mention.version > 1)
            addWhere(EntityKind::MentionVersion, "WHERE mention_id=?", mention.id.value);
        add(change);
    }
}

void OpenWork::addCase(const EntityChange &supportCase)
{
    const auto &row = std::get<Case>(supportCase.entity);
    addAccount(row.accountId.value);
    addPerson(row.personId);
    addThread(row.threadId);
    addById(EntityKind::Mention, row.mentionId.value);
    add(supportCase);
    for (const EntityKind kind : {EntityKind::Decision, EntityKind::Draft, EntityKind::Publication})
        addWhere(kind, "WHERE case_id=?", row.id.value);
    for (const EntityKind kind : {EntityKind::HintOverrule, EntityKind::Promise})
        if (isInUse(kind))
            addWhere(kind, "WHERE case_id=?", row.id.value);
    if (isInUse(EntityKind::LoyaltyTrack))
        addById(EntityKind::LoyaltyTrack, row.id.value);
}

bool OpenWork::isInUse(EntityKind kind)
{
    auto &known = m_inUse.at(static_cast<size_t>(kind));
    if (!known)
        known = m_database.query(feedTable(kind).select + "LIMIT 1").next();
    return *known;
}

QList<EntityChange> OpenWork::take()
{
    QList<EntityChange> all;
    for (QList<EntityChange> &rows : m_rows)
        all.append(std::exchange(rows, {}));
    return all;
}

} // namespace otklik::server
