#include "server/erasure/personrows.h"

#include "server/store/attachmentstore.h"
#include "server/store/mediastore.h"
#include "server/store/feedtables.h"
#include "server/store/peoplestore.h"
#include "server/store/rows.h"
#include "storage/database/rows.h"

#include <QJsonArray>
#include <QMap>

namespace otklik::server {

namespace {

/// Whether any text in a value is the id of a gathered row.
bool names(const QJsonValue &value, const QSet<QString> &ids)
{
    if (value.isString())
        return ids.contains(value.toString());
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        return std::ranges::any_of(array, [&](const QJsonValue &one) { return names(one, ids); });
    }
    const QJsonObject object = value.toObject();
    return std::any_of(object.begin(), object.end(), [&](const QJsonValue &one) { return names(one, ids); });
}

} // namespace

/// One walk from a person to everything that hangs on it.
class PersonRows::Gathering final
{
public:
    Gathering(Rows &rows, PersonRows &found) : m_rows(rows), m_found(found) { }

    void run()
    {
        addPerson(m_found.m_person);
        for (const Entity &entity : copyOf(EntityKind::Account))
            addWhatAccountWrote(std::get<Account>(entity));
        for (const Entity &entity : copyOf(EntityKind::Case))
            addWorkOn(idOf(entity));
        for (const Entity &entity : copyOf(EntityKind::Mention))
            addReplies(std::get<Mention>(entity));
        addSentReplies();
        const QSet<QString> touched = touchedThreads();
        for (const QString &id : touched)
            addThreadIfAlone(id);
        for (const Entity &entity : copyOf(EntityKind::Mention))
            addWhere(EntityKind::MentionVersion, "WHERE mention_id=?", idOf(entity));
        lookAtThreads(touched);
        addTraces();
        for (const Entity &entity : m_found.of(EntityKind::Draft))
            addPictures(std::get<Draft>(entity).attachments);
        for (const Entity &entity : m_found.of(EntityKind::Publication))
            addPictures(std::get<Publication>(entity).attachments);
        for (const Entity &entity : m_found.of(EntityKind::Person))
            addPictures(std::get<Person>(entity).photo);
        for (const Entity &entity : m_found.of(EntityKind::Mention))
            addCopies(std::get<Mention>(entity));
    }

private:
    /// The list grows while its rows are looked at.
    [[nodiscard]] QList<Entity> copyOf(EntityKind kind) const { return m_found.of(kind); }

    bool add(Entity entity)
    {
        // By kind: a claim has the id of its person, a track that of its case.
        const std::pair key(static_cast<int>(kindOf(entity)), idOf(entity));
        const bool isNew = !m_seen.contains(key);
        if (isNew) {
            m_seen.insert(key);
            m_found.m_ids.insert(key.second);
            m_found.m_rows.at(static_cast<size_t>(kindOf(entity))).append(std::move(entity));
        }
        return isNew;
    }

    template <class... Values>
    QList<Entity> read(EntityKind kind, std::string_view where, const Values &...values)
    {
        const FeedTable &table = feedTable(kind);
        auto query = m_rows.database().query(table.select + std::string(where));
        query.with(values...);
        QList<Entity> rows;
        while (query.next())
            rows.append(table.read(query).entity);
        return rows;
    }

    template <class... Values>
    void addWhere(EntityKind kind, std::string_view where, const Values &...values)
    {
        for (Entity &entity : read(kind, where, values...))
            add(std::move(entity));
    }

    void addPerson(const PersonId &id)
    {
        const auto person = m_rows.find<Person>(id);
        if (!person || !add(*person))
            return;
        for (const EntityKind kind : {EntityKind::AccountLink, EntityKind::Contact, EntityKind::Note, EntityKind::Case,
                                      EntityKind::BonusGrant, EntityKind::Interest, EntityKind::Moderation,
                                      EntityKind::CustomerRecord, EntityKind::PersonDetail, EntityKind::Consent})
            addWhere(kind, "WHERE person_id=?", id);
        addWhere(EntityKind::Claim, "WHERE id=?", id);
        for (const Entity &entity : read(EntityKind::Presence, "WHERE person_id=?", id))
            m_found.m_presences.append(std::get<Presence>(entity));
        const QList<Entity> atHome = read(EntityKind::Account, "WHERE home_person_id=?", id);
        const QList<Entity> linked = read(
            EntityKind::Account,
            "WHERE id IN (SELECT account_id FROM account_link WHERE person_id=? AND unlinked_at IS NULL)", id);
        for (const Entity &entity : atHome + linked)
            addAccount(std::get<Account>(entity));
    }

    void addAccount(const Account &account)
    {
        if (account.isBrand || !add(account))
            return;
        addWhere(EntityKind::AccountLink, "WHERE account_id=?", account.id);
        for (const char *side : {"WHERE first_id=?", "WHERE second_id=?"})
            addWhere(EntityKind::LinkProposal, side, account.id);
        addWhere(EntityKind::Case, "WHERE account_id=?", account.id);
        addPerson(account.homePersonId);
        addPerson(PeopleStore(m_rows).personOf(account));
    }

    void addWhatAccountWrote(const Account &account)
    {
        addWhere(EntityKind::Mention, "WHERE account_id=?", account.id);
        for (const EntityKind kind : {EntityKind::Draft, EntityKind::Publication})
            addWhere(kind, "WHERE mention_id IN (SELECT id FROM mention WHERE account_id=?)", account.id);
        auto query = m_rows.database().query("SELECT count, seen_at FROM follower_count WHERE account_id=?");
        query.bind(1, account.id);
        if (query.next())
            m_found.m_followers.append({account.id, query.value<qint64>(0), query.value<TimePoint>(1)});
    }

    void addWorkOn(const QString &caseId)
    {
        for (const EntityKind kind : {EntityKind::Decision, EntityKind::Draft, EntityKind::Publication,
                                      EntityKind::HintOverrule, EntityKind::Promise, EntityKind::BonusGrant})
            addWhere(kind, "WHERE case_id=?", caseId);
        addWhere(EntityKind::LoyaltyTrack, "WHERE id=?", caseId);
    }

    /// What the company answered to a post, and to that in turn.
    void addReplies(const Mention &mention)
    {
        for (Entity &entity : read(EntityKind::Mention, "WHERE source_id=? AND in_reply_to=? AND is_brand=1",
                                   mention.sourceId, mention.externalId)) {
            const Mention reply = std::get<Mention>(entity);
            if (add(std::move(entity)))
                addReplies(reply);
        }
    }

    /// Replies that were sent from here, as the network shows them.
    void addSentReplies()
    {
        for (const Entity &entity : copyOf(EntityKind::Publication)) {
            const auto &publication = std::get<Publication>(entity);
            const auto answered = m_rows.find<Mention>(publication.mentionId);
            if (!answered || publication.externalId.isEmpty())
                continue;
            for (Entity &sent : read(EntityKind::Mention, "WHERE source_id=? AND external_id=? AND is_brand=1",
                                     answered->sourceId, publication.externalId)) {
                const Mention reply = std::get<Mention>(sent);
                if (add(std::move(sent)))
                    addReplies(reply);
            }
        }
    }

    /// Threads with a post of the person, and those that are named by one.
    [[nodiscard]] QSet<QString> touchedThreads()
    {
        QSet<QString> touched;
        for (const Entity &entity : m_found.of(EntityKind::Mention)) {
            const auto &mention = std::get<Mention>(entity);
            touched.insert(mention.threadId.value);
            for (const Entity &named : read(EntityKind::Thread, "WHERE source_id=? AND external_id=?", mention.sourceId,
                                            mention.externalId))
                touched.insert(idOf(named));
        }
        for (const Entity &entity : m_found.of(EntityKind::Case))
            touched.insert(std::get<Case>(entity).threadId.value);
        return touched;
    }

    /// A thread in which no other customer wrote was between the person and the
    /// company, unless the company began it in public.
    void addThreadIfAlone(const QString &id)
    {
        const auto thread = m_rows.find<Thread>(id);
        if (!thread)
            return;
        QList<Entity> left = read(EntityKind::Mention, "WHERE thread_id=?", id);
        left.removeIf([&](const Entity &entity) { return m_found.holds(idOf(entity)); });
        const auto isOthers = [&](const Entity &entity) {
            const auto &mention = std::get<Mention>(entity);
            const bool isOwnPost = mention.externalId == thread->externalId && mention.visibility == Visibility::Public;
            return !mention.isBrand || isOwnPost;
        };
        if (std::ranges::any_of(left, isOthers))
            return;
        for (Entity &entity : left)
            add(std::move(entity));
        add(*thread);
        // Those that became part of it are empty, and named after posts in it.
        addWhere(EntityKind::Thread, "WHERE id IN (SELECT thread_id FROM thread_merge WHERE into_id=?)", id);
    }

    /// What stays of a thread must not point to what goes.
    void lookAtThreads(const QSet<QString> &ids)
    {
        QSet<std::pair<QString, QString>> gone;
        for (const Entity &entity : m_found.of(EntityKind::Mention)) {
            const auto &mention = std::get<Mention>(entity);
            gone.insert({mention.sourceId.value, mention.externalId});
        }
        for (const QString &id : ids) {
            const auto thread = m_rows.find<Thread>(id);
            if (!thread || m_found.holds(id))
                continue;
            if (gone.contains({thread->sourceId.value, thread->externalId}))
                m_found.m_sharedThreads.append(*thread);
            for (const Entity &entity : read(EntityKind::Mention, "WHERE thread_id=?", id)) {
                const auto &mention = std::get<Mention>(entity);
                if (!m_found.holds(mention.id.value) && gone.contains({mention.sourceId.value, mention.inReplyTo}))
                    m_found.m_repliesOfOthers.append(mention);
            }
        }
    }

    void addPictures(const QList<Attachment> &attachments)
    {
        for (const Attachment &one : attachments) {
            if (std::ranges::find(m_found.m_pictures, one.hash, &StoredPicture::hash) != m_found.m_pictures.end())
                continue;
            if (const auto bytes = AttachmentStore(m_rows).bytes(one.hash))
                m_found.m_pictures.append({one.hash, *bytes});
        }
    }

    /// Of what stood beside a post, as far as somebody has looked at it.
    void addCopies(const Mention &mention)
    {
        if (mention.media.isEmpty())
            return;
        const QList<QByteArray> copies = MediaStore(m_rows).all(mention.id);
        for (const QByteArray &bytes : copies)
            m_found.m_pictures.append({attachmentHashOf(bytes), bytes});
    }

    static AuditEntry entryOf(sql::Query &query)
    {
        return {query.value<qint64>(0),  query.value<TimePoint>(1), query.value<UserId>(2),
                query.value<QString>(3), query.value<QString>(4),   query.value<QJsonObject>(5)};
    }

    /// By the row that an entry is about there is an index; the details have to be looked through, and most
    /// entries have none.
    void addAudit()
    {
        QMap<qint64, AuditEntry> entries;
        auto about = m_rows.database().query(
            "SELECT id, at, user_id, action, subject_id, detail FROM audit WHERE subject_id=?");
        for (const QString &id : std::as_const(m_found.m_ids)) {
            about.with(id);
            while (about.next())
                entries.insert(about.value<qint64>(0), entryOf(about));
            about.reset();
        }
        auto detailed = m_rows.database().query(
            "SELECT id, at, user_id, action, subject_id, detail FROM audit WHERE detail<>'{}' ORDER BY id");
        while (detailed.next()) {
            const AuditEntry entry = entryOf(detailed);
            if (names(entry.detail, m_found.m_ids))
                entries.insert(entry.id, entry);
        }
        m_found.m_audit = entries.values();
    }

    void addTraces()
    {
        addAudit();
        auto answered = m_rows.database().query(
            "SELECT id, user_id, applied_at, verdict, code, current FROM applied_mutation WHERE current<>'{}' "
            "ORDER BY applied_at, id");
        while (answered.next()) {
            const AnsweredCommand command{answered.value<MutationId>(0),      answered.value<UserId>(1),
                                          answered.value<TimePoint>(2),       answered.value<MutationVerdict>(3),
                                          answered.value<QString>(4),         answered.value<QJsonObject>(5)};
            if (names(command.current, m_found.m_ids))
                m_found.m_commands.append(command);
        }
    }

    Rows &m_rows;
    PersonRows &m_found;
    QSet<std::pair<int, QString>> m_seen;
};

Result<PersonRows> PersonRows::gather(Rows &rows, const PersonId &person)
{
    if (!rows.find<Person>(person))
        return failure(Error::Kind::CorrectInput, QStringLiteral("no_such_person"));
    PersonRows found;
    found.m_person = person;
    Gathering(rows, found).run();
    return found;
}

} // namespace otklik::server
