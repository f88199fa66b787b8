#include "server/store/feedstore.h"

#include "server/store/feedtables.h"
#include "server/store/openwork.h"
#include "server/store/rows.h"
#include "server/store/rowrights.h"

namespace otklik::server {

namespace {

/// The rows of one kind after a number, read one at a time while the merge asks.
struct Head final
{
    sql::Query query;
    const FeedTable *table;
    std::optional<EntityChange> change;

    void advance()
    {
        change.reset();
        if (query.next())
            change = table->read(query);
    }
};

/// Whether a row of history is left to the server.
struct IsBefore final
{
    TimePoint since;

    bool operator()(const Mention &row) const { return row.publishedAt < since; }
    bool operator()(const MentionVersion &row) const { return row.seenAt < since; }
    bool operator()(const Case &row) const { return !isOpen(row.state) && row.changedAt < since; }
    bool operator()(const Decision &row) const { return row.decidedAt < since; }
    bool operator()(const Draft &row) const { return row.isDone && row.updatedAt < since; }
    bool operator()(const Publication &row) const
    {
        return row.state == PublicationState::Sent && row.changedAt < since;
    }
    bool operator()(const HintOverrule &row) const { return row.overruledAt < since; }
    bool operator()(const Promise &row) const { return row.settledAt && *row.settledAt < since; }
    template <class Other>
    bool operator()(const Other &) const
    {
        return false;
    }
};

/// What hangs on a person, and came about in a case or by a message.
bool isOfACase(EntityKind kind)
{
    return kind == EntityKind::BonusGrant || kind == EntityKind::Interest || kind == EntityKind::Moderation;
}

/// The next kind that a history is made of; what the directory holds is none.
std::optional<EntityKind> historyAfter(EntityKind kind)
{
    if (kind == EntityKind::Publication)
        return EntityKind::TeamDocument;
    if (kind == EntityKind::DutyPlace)
        return std::nullopt;
    return static_cast<EntityKind>(static_cast<int>(kind) + 1);
}

} // namespace

FeedStore::Page FeedStore::changes(qint64 after, int limit)
{
    std::vector<Head> heads;
    heads.reserve(entityKindCount);
    for (size_t kind = 0; kind < entityKindCount; ++kind) {
        const FeedTable &table = feedTable(static_cast<EntityKind>(kind));
        Head &head = heads.emplace_back(
            Head{m_rows.database().query(table.select + "WHERE seq>? ORDER BY seq LIMIT ?"), &table, std::nullopt});
        head.query.with(after, static_cast<qint64>(limit) + 1);
        head.advance();
    }
    Page page;
    page.upTo = m_rows.seq();
    page.erasures = erasures(after);
    qsizetype weight = 0;
    int read = 0;
    qint64 last = after;
    for (;;) {
        Head *lowest = nullptr;
        for (Head &head : heads)
            if (head.change && (!lowest || head.change->seq < lowest->change->seq))
                lowest = &head;
        if (!lowest)
            return page;
        if (read >= limit || weight > heaviestPage) {
            page.hasMore = true;
            page.upTo = last;
            return page;
        }
        ++read;
        last = lowest->change->seq;
        if (m_rights.sees(lowest->change->entity)) {
            weight += weightOf(lowest->change->entity);
            page.changes.append(std::move(*lowest->change));
        }
        lowest->advance();
    }
}

QList<EntityChange> FeedStore::erasures(qint64 after)
{
    QList<EntityChange> rows;
    const FeedTable &table = feedTable(EntityKind::Erasure);
    auto query = m_rows.database().query(table.select + "WHERE seq>? ORDER BY seq");
    query.bind(1, after);
    while (query.next())
        rows.append(table.read(query));
    return rows;
}

QList<EntityChange> FeedStore::directory()
{
    QList<EntityChange> rows = erasures();
    for (const EntityKind kind : {EntityKind::User, EntityKind::Source, EntityKind::OwnContact}) {
        const FeedTable &table = feedTable(kind);
        auto query = m_rows.database().query(table.select + "ORDER BY seq");
        while (query.next())
            if (EntityChange change = table.read(query); m_rights.sees(change.entity))
                rows.append(std::move(change));
    }
    // Older versions come with the history.
    auto documents = m_rows.database().query(
        feedTable(EntityKind::TeamDocument).select
        + "WHERE version=(SELECT max(version) FROM team_document newest WHERE newest.kind=team_document.kind) ORDER BY seq");
    while (documents.next())
        rows.append(feedTable(EntityKind::TeamDocument).read(documents));
    return rows;
}

FeedStore::OpenPage FeedStore::openWork(const OpenCursor &after, int caseLimit)
{
    OpenPage page;
    page.next = after;
    const FeedTable &cases = feedTable(EntityKind::Case);
    auto query = m_rows.database().query(
        cases.select
        + "WHERE state IN ('open', 'in_review') AND (deadline_at, id)>(?, ?) ORDER BY deadline_at, id LIMIT ?");
    query.with(after.deadline, after.caseId, caseLimit);
    OpenWork work(m_rows.database());
    int count = 0;
    while (work.weight() <= heaviestPage && query.next()) {
        const EntityChange change = cases.read(query);
        const auto &found = std::get<Case>(change.entity);
        page.next = {found.deadlineAt.time_since_epoch().count(), found.id.value};
        ++count;
        if (m_rights.sees(change.entity))
            work.addCase(change);
    }
    page.hasMore = count == caseLimit || work.weight() > heaviestPage;
    page.changes = work.take();
    // A person is known to several teams; what was done for them in another team's cases is not.
    if (!m_rights.seesAll())
        page.changes.removeIf(
            [&](const EntityChange &change) { return isOfACase(kindOf(change.entity)) && !m_rights.sees(change.entity); });
    return page;
}

FeedStore::HistoryPage FeedStore::history(const HistoryCursor &after, int limit, TimePoint since)
{
    HistoryPage page;
    page.next = after;
    const FeedTable &table = feedTable(after.kind);
    const bool byTime = after.kind == EntityKind::Mention;
    auto query = m_rows.database().query(
        table.select
        + (byTime ? "WHERE (published_at, id)<(?, ?) ORDER BY published_at DESC, id DESC LIMIT ?"
                  : "WHERE seq<? ORDER BY seq DESC LIMIT ?"));
    byTime ? query.with(after.key, after.id, limit) : query.with(after.key, limit);
    qsizetype weight = 0;
    int count = 0;
    bool isOlder = false; // mentions come by time: nothing newer follows
    while (weight <= heaviestPage && !isOlder && query.next()) {
        EntityChange change = table.read(query);
        page.next.key = byTime ? std::get<Mention>(change.entity).publishedAt.time_since_epoch().count() : change.seq;
        page.next.id = idOf(change.entity);
        ++count;
        if (std::visit(IsBefore{since}, change.entity)) {
            isOlder = byTime;
            continue;
        }
        if (!m_rights.sees(change.entity))
            continue;
        weight += weightOf(change.entity);
        page.changes.append(std::move(change));
    }
    page.hasMore = !isOlder && (count == limit || weight > heaviestPage);
    if (const auto following = page.hasMore ? std::nullopt : historyAfter(after.kind)) {
        page.next = {*following, INT64_MAX, {}};
        page.hasMore = true;
    }
    return page;
}

} // namespace otklik::server
