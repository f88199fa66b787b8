#include "server/retention/stalepeople.h"

#include "server/erasure/personrows.h"
#include "server/store/rows.h"
#include "storage/database/database.h"

namespace otklik::server {

namespace {

/// Whether a row of a person says that they were heard of since then, or that work with them is not over.
struct IsRecent final
{
    TimePoint since;

    [[nodiscard]] bool at(TimePoint time) const { return time >= since; }
    [[nodiscard]] bool at(const std::optional<TimePoint> &time) const { return time && *time >= since; }

    bool operator()(const Person &row) const { return at(row.updatedAt); }
    bool operator()(const AccountLink &row) const { return at(row.linkedAt) || at(row.unlinkedAt); }
    bool operator()(const Contact &row) const { return at(row.addedAt); }
    bool operator()(const Note &row) const { return at(row.createdAt) || at(row.updatedAt) || at(row.happenedAt); }
    bool operator()(const Claim &row) const { return at(row.expiresAt); }
    bool operator()(const Case &row) const
    {
        return row.state == CaseState::Open || row.state == CaseState::InReview || at(row.changedAt);
    }
    bool operator()(const Mention &row) const { return at(row.publishedAt) || at(row.editedAt); }
    bool operator()(const Decision &row) const { return at(row.decidedAt); }
    bool operator()(const Draft &row) const { return at(row.updatedAt); }
    bool operator()(const Publication &row) const
    {
        return (row.state != PublicationState::Sent && row.state != PublicationState::Failed
                && row.state != PublicationState::Draft)
            || at(row.changedAt);
    }
    bool operator()(const Promise &row) const { return row.state == PromiseState::Open || at(row.settledAt); }
    bool operator()(const BonusGrant &row) const { return at(row.givenAt); }
    bool operator()(const Interest &row) const { return at(row.addedAt); }
    bool operator()(const CustomerRecord &row) const { return at(row.importedAt); }
    bool operator()(const PersonDetail &row) const { return at(row.setAt); }
    bool operator()(const Consent &row) const { return at(row.recordedAt) || at(row.saidAt); }
    template <class Other>
    bool operator()(const Other &) const
    {
        return false; // it came about by one of the above
    }
};

} // namespace

bool StalePeople::isStale(const PersonRows &person) const
{
    for (const auto &[kind, name] : EnumNames<EntityKind>::table)
        for (const Entity &row : person.of(kind))
            if (std::visit(IsRecent{m_before}, row))
                return false;
    return true;
}

/// What most people of an active workspace fail by, at the price of a few looks into indexes. Who stands
/// under somebody else is looked at with them.
bool StalePeople::mayBeStale(const PersonId &id)
{
    const auto isAny = [&](std::string_view sql, const auto &...values) {
        auto query = m_rows.database().query(std::string(sql));
        query.with(values...);
        return query.next();
    };
    return !isAny("SELECT 1 FROM \"case\" WHERE person_id=? AND state IN ('open', 'in_review') LIMIT 1", id)
        && !isAny("SELECT 1 FROM account a JOIN mention m ON m.account_id=a.id "
                  "WHERE a.home_person_id=? AND m.published_at>=? LIMIT 1", id, m_before)
        && !isAny("SELECT 1 FROM account_link l JOIN mention m ON m.account_id=l.account_id "
                  "WHERE l.person_id=? AND l.unlinked_at IS NULL AND m.published_at>=? LIMIT 1", id, m_before)
        && !isAny("SELECT 1 FROM account a JOIN account_link l ON l.account_id=a.id "
                  "WHERE a.home_person_id=? AND l.unlinked_at IS NULL AND l.person_id<>? LIMIT 1", id, id);
}

StalePeople::Stretch StalePeople::next(const QString &after, int limit)
{
    Stretch stretch;
    QList<PersonId> untouched;
    int count = 0;
    auto query = m_rows.database().query("SELECT id, updated_at FROM person WHERE id>? ORDER BY id LIMIT ?");
    query.with(after, static_cast<qint64>(limit));
    while (query.next()) {
        ++count;
        stretch.last = query.value<QString>(0);
        if (query.value<TimePoint>(1) < m_before)
            untouched.append(PersonId{stretch.last});
    }
    if (count < limit)
        stretch.last.clear();
    for (const PersonId &id : std::as_const(untouched))
        if (mayBeStale(id))
            stretch.candidates.append(id);
    return stretch;
}

} // namespace otklik::server
