#include "server/erasure/personeraser.h"

#include "server/store/attachmentstore.h"
#include "server/store/auditlog.h"
#include "server/store/customerjobstore.h"
#include "server/store/customersourcestore.h"
#include "server/store/erasedrows.h"
#include "server/store/makeid.h"
#include "server/store/mediastore.h"
#include "server/store/workspacestore.h"
#include "storage/database/database.h"

namespace otklik::server {

namespace {

/// Ids of one tombstone: far below what a laptop takes as one row.
constexpr qsizetype idsOfTombstone = 2000;

std::string quoted(EntityKind kind)
{
    const QLatin1StringView name = nameOf(kind);
    return '"' + std::string(name.data(), static_cast<size_t>(name.size())) + '"';
}

bool wasSent(const Entity &publication)
{
    return std::get<Publication>(publication).state == PublicationState::Sent;
}

} // namespace

ErasureReport reportOn(const PersonRows &person)
{
    ErasureReport report;
    report.person = person.person();
    for (const auto &[kind, name] : EnumNames<EntityKind>::table) {
        const QList<Entity> &rows = person.of(kind);
        if (rows.isEmpty())
            continue;
        report.counts.append({name, rows.size()});
        for (const Entity &row : rows)
            report.ids.append({name, idOf(row)});
    }
    const QList<Entity> &publications = person.of(EntityKind::Publication);
    report.cancelledPublications = publications.size() - std::ranges::count_if(publications, wasSent);
    report.keptReplies = person.repliesOfOthers().size();
    report.keptThreads = person.sharedThreads().size();
    if (!person.followers().isEmpty())
        report.counts.append({QStringLiteral("follower_count"), person.followers().size()});
    if (!person.pictures().isEmpty())
        report.counts.append({QStringLiteral("attachments"), person.pictures().size()});
    if (!person.commands().isEmpty())
        report.counts.append({QStringLiteral("answers_to_commands"), person.commands().size()});
    report.journal = person.audit();
    return report;
}

ErasureReport PersonEraser::erase(const PersonRows &person, const ErasureOrder &order)
{
    ErasureReport report = reportOn(person);
    report.at = m_rows.now();
    report.by = order.by;
    report.reason = order.reason;
    removeRows(person);
    removeTraces(person);
    cleanWhatStays(person);
    report.tombstones = putTombstones(person);
    QJsonObject counts;
    for (const auto &[kind, count] : std::as_const(report.counts))
        counts.insert(kind, count);
    WorkspaceStore(m_rows).setScrubDue(true);
    AuditLog(m_rows).write(order.user, QLatin1StringView("person.erased"), person.person().value,
                           {{QStringLiteral("by"), order.by}, {QStringLiteral("reason"), order.reason},
                            {QStringLiteral("removed"), counts}});
    return report;
}

void PersonEraser::removeRows(const PersonRows &person)
{
    for (const auto &[kind, name] : EnumNames<EntityKind>::table) {
        const std::string sql = "DELETE FROM " + quoted(kind) + " WHERE id=?";
        for (const Entity &row : person.of(kind))
            m_rows.database().run(sql, idOf(row));
    }
    for (const EntityKind kind : {EntityKind::Draft, EntityKind::Publication, EntityKind::Person})
        for (const Entity &row : person.of(kind))
            AttachmentStore(m_rows).forget(idOf(row));
}

void PersonEraser::removeTraces(const PersonRows &person)
{
    auto &database = m_rows.database();
    for (const Entity &account : person.of(EntityKind::Account)) {
        database.run("DELETE FROM follower_count WHERE account_id=?", idOf(account));
        CustomerSourceStore(m_rows).forgetStatesOf(std::get<Account>(account).id);
        database.run("DELETE FROM account_source WHERE account_id=?", idOf(account));
    }
    CustomerJobStore(m_rows).forgetWhatWasRead();
    for (const Entity &row : person.of(EntityKind::Mention))
        database.run("DELETE FROM emptied_text WHERE mention_id=?", idOf(row));
    for (const Entity &row : person.of(EntityKind::Mention))
        MediaStore(m_rows).forget(std::get<Mention>(row).id);
    for (const Entity &row : person.of(EntityKind::Case))
        database.run("DELETE FROM case_merge WHERE case_id=? OR into_id=?", idOf(row), idOf(row));
    for (const Entity &row : person.of(EntityKind::Thread))
        database.run("DELETE FROM thread_merge WHERE thread_id=? OR into_id=?", idOf(row), idOf(row));
    // Who did what and when stays; what was typed about it does not.
    for (const AuditEntry &entry : person.audit())
        database.run("UPDATE audit SET detail='{}' WHERE id=?", entry.id);
    // The id and its verdict stay: a repetition must not take effect a second time.
    for (const AnsweredCommand &command : person.commands())
        database.run("UPDATE applied_mutation SET current='{}' WHERE id=?", command.id);
}

void PersonEraser::cleanWhatStays(const PersonRows &person)
{
    for (Presence presence : person.presences()) {
        presence.personId = {};
        presence.doing = Doing::Nothing;
        m_rows.put(presence);
    }
    for (Mention reply : person.repliesOfOthers()) {
        reply.inReplyTo.clear();
        m_rows.put(reply);
    }
    for (Thread thread : person.sharedThreads()) {
        thread.url.clear();
        thread.title.clear();
        thread.externalId = thread.id.value; // it was that of the person's post
        ++thread.revision;
        m_rows.put(thread);
    }
}

QList<ErasureId> PersonEraser::putTombstones(const PersonRows &person)
{
    QList<ErasureId> made;
    ErasedRows erased(m_rows);
    Erasure tombstone;
    qsizetype held = 0;
    const auto finish = [&] {
        m_rows.put(tombstone);
        made.append(tombstone.id);
        tombstone = {};
        held = 0;
    };
    for (const auto &[kind, name] : EnumNames<EntityKind>::table) {
        QJsonArray ids;
        for (const Entity &row : person.of(kind)) {
            if (tombstone.id.isEmpty())
                tombstone = {makeId<ErasureId>(m_rows), person.person(), m_rows.now(), {}};
            erased.add(idOf(row), tombstone.id);
            ids.append(idOf(row));
            tombstone.rows.insert(name, ids);
            if (++held == idsOfTombstone) {
                finish();
                ids = {};
            }
        }
    }
    if (held > 0)
        finish();
    return made;
}

} // namespace otklik::server
