#include "storage/erasing.h"

#include "storage/attachmenttable.h"
#include "storage/cachescrub.h"
#include "storage/database/rows.h"
#include "storage/entityrows.h"

namespace otklik {

using sql::Query;

namespace {

/// Whether any text in a value is one of the ids.
bool names(const QJsonValue &value, const QSet<QString> &ids)
{
    if (value.isString())
        return ids.contains(value.toString());
    const QJsonObject object = value.toObject();
    return std::any_of(object.begin(), object.end(), [&](const QJsonValue &one) { return names(one, ids); });
}

/// The payload without what was typed; what it is about and when stays.
QJsonObject withoutWords(QJsonObject payload)
{
    for (const char *key : {"text", "text_hash", "public_line", "posted_url", "reason", "comment", "override_reason", "value", "expected", "url", "quote", "topic", "notice"})
        if (const auto it = payload.find(QLatin1StringView(key)); it != payload.end())
            *it = QString();
    if (const auto it = payload.find(QLatin1StringView("answers")); it != payload.end())
        *it = QJsonObject();
    if (const auto it = payload.find(QLatin1StringView("attachments")); it != payload.end())
        *it = QJsonArray();
    return payload;
}

} // namespace

void Erasing::apply(const Erasure &tombstone)
{
    if (sql::findById<Erasure>(m_scope.database, tombstone.id.value))
        return;
    QSet<QString> ids;
    for (const QJsonValue &list : tombstone.rows) {
        const QJsonArray array = list.toArray();
        for (const QJsonValue &id : array)
            ids.insert(id.toString());
    }
    emptyCommands(std::move(ids));
    removeRows(tombstone);
    AttachmentTable(m_scope.database).removeUnneeded(TimePoint::max());
    sql::upsert(m_scope.database, tombstone);
    setScrubDue(m_scope.database, true);
    m_scope.changed.everything = true;
}

void Erasing::forget(const QueuedMutation &refused)
{
    emptyCommands({refused.mutation.payload.value(QLatin1StringView("id")).toString(), refused.mutation.id.value});
    if (refused.mutation.kind == MutationKind::DraftSave)
        removeDrafts(refused.mutation.payload.value(QLatin1StringView("case_id")).toString());
    AttachmentTable(m_scope.database).removeUnneeded(TimePoint::max());
    setScrubDue(m_scope.database, true);
    m_scope.changed.everything = true;
}

void Erasing::removeRows(const Erasure &tombstone)
{
    EntityRows rows(m_scope);
    // What refers goes before what is referred to: a mention is found in the index under its author's name.
    for (auto kind = EnumNames<EntityKind>::table.rbegin(); kind != EnumNames<EntityKind>::table.rend(); ++kind) {
        if (kind->first == EntityKind::Erasure)
            continue;
        const QJsonArray ids = tombstone.rows.value(kind->second).toArray();
        for (const QJsonValue &id : ids) {
            if (kind->first == EntityKind::Case)
                removeDrafts(id.toString());
            if (kind->first == EntityKind::Draft)
                m_scope.database.run("DELETE FROM typed_draft WHERE id=?", id.toString());
            rows.remove(kind->first, id.toString());
            if (kind->first == EntityKind::Account)
                m_scope.database.run("DELETE FROM renamed_account WHERE id=?", id.toString());
        }
    }
}

/// Also those that never left this laptop.
void Erasing::removeDrafts(const QString &caseId)
{
    m_scope.database.run("DELETE FROM typed_draft WHERE id IN (SELECT id FROM draft WHERE case_id=?)", caseId);
    m_scope.database.run("DELETE FROM draft WHERE case_id=?", caseId);
}

void Erasing::emptyCommands(QSet<QString> ids)
{
    struct Found
    {
        qint64 n;
        QString id;
        QJsonObject payload;
        QJsonObject current;
    };
    QList<Found> all;
    {
        Query query = m_scope.database.query("SELECT n,id,payload,current FROM mutation ORDER BY n");
        while (query.next())
            all.append({query.value<qint64>(0), query.value<QString>(1), query.value<QJsonObject>(2),
                        query.value<QJsonObject>(3)});
    }
    for (const Found &one : std::as_const(all)) {
        if (!names(one.payload, ids) && !names(one.current, ids) && !ids.contains(one.id))
            continue;
        // What the command would have made is the person's, too: later ones go on with it.
        ids.insert(one.payload.value(QLatin1StringView("id")).toString());
        ids.remove(QString());
        m_scope.database.run("UPDATE mutation SET state='refused', verdict=?, code=?, payload=?, current='{}', last_error='' "
                             "WHERE n=?",
                             MutationVerdict::Rejected, erasedCode, withoutWords(one.payload), one.n);
    }
    m_scope.changed.pending = true;
}

} // namespace otklik
