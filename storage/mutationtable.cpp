#include "storage/mutationtable.h"

#include "models/persondetail.h"

namespace otklik {

using sql::Query;

namespace {

struct AboutWhat
{
    QString operator()(const ClaimTake &c) const { return c.personId.value; }
    QString operator()(const ClaimRelease &c) const { return c.personId.value; }
    QString operator()(const CaseDecide &c) const { return c.caseId.value; }
    QString operator()(const CaseClose &c) const { return c.caseId.value; }
    QString operator()(const CaseReopen &c) const { return c.caseId.value; }
    QString operator()(const ReviewApprove &c) const { return c.publicationId.value; }
    QString operator()(const ReviewReturn &c) const { return c.publicationId.value; }
    QString operator()(const LinkAccount &c) const { return c.accountId.value; }
    QString operator()(const UnlinkAccount &c) const { return c.accountId.value; }
    QString operator()(const LoyaltyMark &c) const { return c.caseId.value; }
    QString operator()(const PersonDetailSet &c) const { return detailIdOf(c.personId, c.key).value; }
    QString operator()(const CardView &c) const { return c.personId.value; }
    template <class WithOwnId>
    QString operator()(const WithOwnId &c) const { return c.id.value; }
};

#define OTKLIK_MUTATION_COLUMNS "SELECT n,id,kind,payload,created_at,entity,state,attempts,not_before FROM mutation "

} // namespace

QString entityOf(const Command &command)
{
    return std::visit(AboutWhat{}, command);
}

QList<QueuedMutation> MutationTable::read(Query &query)
{
    QList<QueuedMutation> all;
    while (query.next()) {
        QueuedMutation row;
        query.read(0, row.n);
        query.read(1, row.mutation.id);
        query.read(2, row.mutation.kind);
        query.read(3, row.mutation.payload);
        query.read(4, row.mutation.createdAt);
        query.read(5, row.entity);
        query.read(6, row.state);
        query.read(7, row.attempts);
        query.read(8, row.notBefore);
        all.append(std::move(row));
    }
    return all;
}

void MutationTable::append(const Mutation &mutation, const QString &entity)
{
    m_database.run("INSERT INTO mutation(id,kind,entity,payload,created_at) VALUES(?,?,?,?,?)", mutation.id,
                   mutation.kind, entity, mutation.payload, mutation.createdAt);
}

std::optional<QueuedMutation> MutationTable::find(const MutationId &id)
{
    Query query = m_database.query(OTKLIK_MUTATION_COLUMNS "WHERE id=?");
    query.bind(1, id);
    const auto found = read(query);
    return found.isEmpty() ? std::nullopt : std::optional(found.first());
}

std::optional<QueuedMutation> MutationTable::newest(MutationKind kind, const QString &entity)
{
    Query query = m_database.query(OTKLIK_MUTATION_COLUMNS
                                   "WHERE entity=? AND kind=? AND state<>'refused' ORDER BY n DESC LIMIT 1");
    query.with(entity, kind);
    const auto found = read(query);
    return found.isEmpty() ? std::nullopt : std::optional(found.first());
}

QList<QueuedMutation> MutationTable::savesAfter(qint64 n, const DraftId &id)
{
    Query query = m_database.query(OTKLIK_MUTATION_COLUMNS
                                   "WHERE entity=? AND kind=? AND state='waiting' AND n>? ORDER BY n");
    query.with(id, MutationKind::DraftSave, n);
    return read(query);
}

QList<QueuedMutation> MutationTable::effective()
{
    // Two ranges of one index, each in order; merged here instead of in a sorter.
    QList<QueuedMutation> all;
    for (const auto state : {QueuedMutation::State::Accepted, QueuedMutation::State::Waiting}) {
        Query query = m_database.query(OTKLIK_MUTATION_COLUMNS "WHERE state=? ORDER BY n");
        query.bind(1, state);
        all += read(query);
    }
    std::ranges::sort(all, {}, &QueuedMutation::n);
    return all;
}

QList<QueuedMutation> MutationTable::waiting(int limit)
{
    Query query = m_database.query(OTKLIK_MUTATION_COLUMNS "WHERE state='waiting' ORDER BY n LIMIT ?");
    query.bind(1, limit);
    return read(query);
}

bool MutationTable::isDraftClosedAfter(qint64 n, const DraftId &id)
{
    Query query = m_database.query(
        "SELECT 1 FROM mutation WHERE state='waiting' AND n>?1 AND ((kind='draft.discard' AND entity=?2) "
        "OR (kind='publication.submit' AND json_extract(payload,'$.draft_id')=?2)) LIMIT 1");
    query.with(n, id);
    return query.next();
}

void MutationTable::replacePayload(qint64 n, const QString &entity, const QJsonObject &payload, TimePoint createdAt)
{
    m_database.run("UPDATE mutation SET entity=?, payload=?, created_at=? WHERE n=?", entity, payload, createdAt, n);
}

void MutationTable::countAttempt(qint64 n, TimePoint at)
{
    m_database.run("UPDATE mutation SET attempts=attempts+1, attempted_at=? WHERE n=?", at, n);
}

void MutationTable::defer(const MutationId &id, const Error &error, const QString &requestId, TimePoint notBefore)
{
    m_database.run("UPDATE mutation SET last_error=?, request_id=?, not_before=? WHERE id=? AND state='waiting'",
                   error.code, requestId, notBefore, id);
}

void MutationTable::accept(const MutationId &id, qint64 seq)
{
    m_database.run("UPDATE mutation SET state='accepted', seq=?, last_error='' WHERE id=?", seq, id);
}

void MutationTable::refuse(const MutationId &id, const MutationAnswer &answer)
{
    m_database.run("UPDATE mutation SET state='refused', verdict=?, code=?, current=? WHERE id=?", answer.verdict,
                   answer.code, answer.current, id);
}

void MutationTable::nameRequest(const MutationId &id, const QString &requestId)
{
    m_database.run("UPDATE mutation SET request_id=? WHERE id=?", requestId, id);
}

void MutationTable::remove(qint64 n)
{
    m_database.run("DELETE FROM mutation WHERE n=?", n);
}

qint64 MutationTable::count(QueuedMutation::State state)
{
    Query query = m_database.query("SELECT kind FROM mutation WHERE state=?");
    query.bind(1, state);
    qint64 all = 0;
    while (query.next())
        all += isSilent(query.value<MutationKind>(0)) ? 0 : 1;
    return all;
}

void MutationTable::dropPassed(qint64 seq)
{
    m_database.run("DELETE FROM mutation WHERE state='accepted' AND seq<=?", seq);
}

void MutationTable::waitAgain()
{
    m_database.run("UPDATE mutation SET state='waiting', seq=0, not_before=0 WHERE state='accepted'");
}

} // namespace otklik
