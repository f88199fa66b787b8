#include "server/store/rows.h"

#include "storage/database/rows.h"

namespace otklik::server {

Rows::Rows(sql::Database &database, std::optional<TimePoint> now, const SecretBox &secretBox)
    : m_database(database), m_secretBox(secretBox), m_now(now.value_or(TimePoint{}))
{
    auto counter = database.query(
        now ? "SELECT last_seq FROM workspace"
            : "SELECT last_seq, cast(floor(extract(epoch FROM clock_timestamp()) * 1000) AS bigint) FROM workspace");
    if (counter.next()) {
        counter.read(0, m_seq);
        if (!now)
            counter.read(1, m_now);
    }
    m_seqAtStart = m_seq;
}

bool Rows::flushSeq()
{
    if (m_seq == m_seqAtStart)
        return false;
    m_database.run("UPDATE workspace SET last_seq=?", m_seq);
    m_seqAtStart = m_seq;
    return true;
}

template <class Row>
std::optional<Row> Rows::find(const QString &id)
{
    return sql::findById<Row>(m_database, id);
}

template <class Row>
void Rows::put(const Row &row)
{
    static const std::string sql = "INSERT INTO " + sql::tableOf<Row>() + '(' + sql::columnsOf<Row>()
        + ",seq) VALUES(" + sql::detail::joined<Row>([](const std::string &) { return std::string("?"); })
        + ",?)" + sql::onConflictSql<Row>() + ",seq=excluded.seq";
    auto query = m_database.query(sql);
    const int next = sql::bindFields(query, row);
    query.bind(next, nextSeq());
    query.run();
}

#define OTKLIK_ROW(Row)                                              \
    template std::optional<Row> Rows::find<Row>(const QString &); \
    template void Rows::put<Row>(const Row &);
OTKLIK_ROW(User)
OTKLIK_ROW(Source)
OTKLIK_ROW(Person)
OTKLIK_ROW(Account)
OTKLIK_ROW(AccountLink)
OTKLIK_ROW(Contact)
OTKLIK_ROW(Note)
OTKLIK_ROW(Claim)
OTKLIK_ROW(Thread)
OTKLIK_ROW(Case)
OTKLIK_ROW(Mention)
OTKLIK_ROW(MentionVersion)
OTKLIK_ROW(Decision)
OTKLIK_ROW(Draft)
OTKLIK_ROW(Publication)
OTKLIK_ROW(OwnContact)
OTKLIK_ROW(Erasure)
OTKLIK_ROW(TeamDocument)
OTKLIK_ROW(HintOverrule)
OTKLIK_ROW(Promise)
OTKLIK_ROW(BonusGrant)
OTKLIK_ROW(Interest)
OTKLIK_ROW(Moderation)
OTKLIK_ROW(LoyaltyTrack)
OTKLIK_ROW(CustomerRecord)
OTKLIK_ROW(LinkProposal)
OTKLIK_ROW(PersonDetail)
OTKLIK_ROW(Consent)
OTKLIK_ROW(Presence)
OTKLIK_ROW(Coverage)
OTKLIK_ROW(SourceGap)
OTKLIK_ROW(DutyPlace)
#undef OTKLIK_ROW

} // namespace otklik::server
