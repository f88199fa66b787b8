#include "channels/networkrules.h"
#include "server/channels/ledger.h"
#include "server/channels/storechannels.h"
#include "server/ingest/ingest.h"
#include "server/mutations/teamdata.h"
#include "server/store/auditlog.h"
#include "server/store/carestore.h"
#include "server/store/rows.h"
#include "server/store/sourcestore.h"
#include "server/store/store.h"
#include "storage/database/rows.h"

// The part of StoreChannels that knows what was not heard, and what is to be taken away.

namespace otklik::server {

namespace {

using namespace std::chrono_literals;

constexpr auto refillEvery = 5min;
constexpr auto callsKept = 24h;
constexpr int moderationsAtOnce = 50;

/// What the network can do of it; none: a person does it there.
std::optional<ModerationAct> actOf(ModerationKind kind, const NetworkRules &rules)
{
    switch (kind) {
    case ModerationKind::Warning:
        return std::nullopt;
    case ModerationKind::Removal:
        if (rules.canRemove)
            return ModerationAct::Remove;
        return rules.canHide ? std::optional(ModerationAct::Hide) : std::nullopt;
    case ModerationKind::Block:
        return rules.canBlock ? std::optional(ModerationAct::Block) : std::nullopt;
    }
    return std::nullopt;
}

} // namespace

Result<void> StoreChannels::lookForSilence(const SourceId &id)
{
    return m_store.write([&](Rows &rows) -> Result<void> {
        if (auto may = mayWork(rows); !may)
            return may;
        Ledger(rows).lookForSilence(id, calendarOf(rows));
        return {};
    });
}

Result<std::optional<Refill>> StoreChannels::nextRefill(const SourceId &id)
{
    return m_store.write([&](Rows &rows) -> Result<std::optional<Refill>> {
        if (auto may = mayWork(rows); !may)
            return tl::unexpected<Error>(may.error());
        std::optional<Refill> next;
        {
            auto query = rows.database().query(
                "SELECT g.id, r.refill FROM source_gap g JOIN gap_refill r ON r.gap_id=g.id "
                "WHERE g.source_id=? AND g.state='open' AND (r.tried_at IS NULL OR r.tried_at<=?) "
                "ORDER BY coalesce(r.tried_at, 0), g.starts_at LIMIT 1");
            query.with(id, rows.now() - refillEvery);
            if (query.next())
                next = Refill{query.value<SourceGapId>(0), query.value<QString>(1)};
        }
        if (next)
            rows.database().run("UPDATE gap_refill SET tried_at=? WHERE gap_id=?", rows.now(), next->gap);
        return next;
    });
}

Result<void> StoreChannels::storeRefill(const SourceId &id, const SourceGapId &gap, const ReadBatch &batch,
                                        const std::optional<QString> &next)
{
    return m_store.write([&](Rows &rows) -> Result<void> {
        if (auto may = mayWork(rows); !may)
            return may;
        const auto source = rows.find<Source>(id);
        if (!source)
            return failure(Error::Kind::GiveUp, QStringLiteral("not_found"), QStringLiteral("source"));
        storePosts(rows, *source, batch);
        if (!next)
            Ledger(rows).noteLost(gap);
        else if (next->isEmpty())
            Ledger(rows).noteRefilled(gap);
        else
            rows.database().run("UPDATE gap_refill SET refill=?, tried_at=NULL WHERE gap_id=?", *next, gap);
        return {};
    });
}

Result<bool> StoreChannels::storePushed(const SourceId &id, const ReadBatch &batch, const QString &replayKey)
{
    return m_store.write([&](Rows &rows) -> Result<bool> {
        const auto source = rows.find<Source>(id);
        if (!source)
            return failure(Error::Kind::GiveUp, QStringLiteral("not_found"), QStringLiteral("source"));
        sql::Database &database = rows.database();
        database.run("DELETE FROM pushed_call WHERE at<?", rows.now() - callsKept);
        if (!replayKey.isEmpty()) {
            {
                auto known = database.query("SELECT 1 FROM pushed_call WHERE source_id=? AND key=?");
                known.with(id, replayKey);
                if (known.next())
                    return false;
            }
            database.run("INSERT INTO pushed_call(source_id, key, at) VALUES(?, ?, ?)", id, replayKey, rows.now());
        }
        storePosts(rows, *source, batch);
        return true;
    });
}

Result<std::optional<ConnectedSource>> StoreChannels::connectedSource(const SourceId &id)
{
    const auto all = connectedSources();
    if (!all)
        return tl::unexpected<Error>(all.error());
    for (const ConnectedSource &source : *all)
        if (source.source.id == id)
            return std::optional(source);
    return std::optional<ConnectedSource>();
}

Result<QList<OutgoingModeration>> StoreChannels::toModerate()
{
    return m_store.read([](Rows &rows) -> Result<QList<OutgoingModeration>> {
        QList<OutgoingModeration> all;
        const QList<Moderation> approved = CareStore(rows).approvedModerations(moderationsAtOnce);
        for (const Moderation &one : approved) {
            const auto mention = rows.find<Mention>(one.mentionId);
            const auto account = rows.find<Account>(one.accountId);
            if (!mention || !account || !SourceStore(rows).isConnected(mention->sourceId))
                continue;
            const auto act = actOf(one.kind, networkRules(mention->network).value_or(NetworkRules{}));
            if (act)
                all.append({one.id, mention->sourceId, {*act, mention->externalId, account->externalId, one.notice}});
        }
        return all;
    });
}

Result<void> StoreChannels::moderated(const OutgoingModeration &moderation, const QString &problem)
{
    return m_store.write([&](Rows &rows) -> Result<void> {
        if (auto may = mayWork(rows); !may)
            return may;
        auto row = rows.find<Moderation>(moderation.id);
        if (!row || row->state != ModerationState::Approved)
            return {}; // withdrawn, or done by a person, in the meantime
        row->problem = problem;
        if (problem.isEmpty())
            row->state = ModerationState::Done;
        rows.put(*row);
        AuditLog(rows).write({}, problem.isEmpty() ? QLatin1StringView("moderation.done") : QLatin1StringView("moderation.not_done"),
                             row->id.value, {{QStringLiteral("problem"), problem}});
        return {};
    });
}

} // namespace otklik::server
