#include "channels/networkrules.h"
#include "models/uuid7.h"
#include "server/ingest/ingest.h"
#include "server/mutations/checks.h"
#include "server/mutations/commands.h"
#include "server/store/auditlog.h"
#include "server/store/makeid.h"
#include "server/store/rows.h"
#include "server/store/sourcestore.h"
#include "server/store/workspacestore.h"

namespace otklik::server {

namespace {

using namespace std::chrono_literals;

constexpr qint64 shortestRound = 15;          // minutes
constexpr qint64 longestRound = 366 * 24 * 60;
constexpr qsizetype longestTitle = 500;

bool isTooLong(const QString &text)
{
    return text.size() > longestText;
}

bool canBeAnswered(const NetworkRules &rules)
{
    return rules.canAnswerPublicly || rules.canAnswerPrivately;
}

/// What is captured by hand in a network stands in a source of its own, one a team.
Source captureSource(Rows &rows, const QString &network, const QString &team)
{
    const QList<Source> known = SourceStore(rows).sourcesOf(network);
    for (const Source &source : known)
        if (source.url.isEmpty() && source.handle.isEmpty() && source.team == team)
            return source;
    Source source;
    source.id = makeId<SourceId>(rows);
    source.network = network;
    source.title = networkRules(network).value_or(NetworkRules{}).title;
    source.team = team;
    rows.put(source);
    return source;
}

/// Accounts are told apart by what is known best.
QString authorIdOf(const MentionCapture &command)
{
    for (const QString &known : {command.authorUrl, command.authorHandle, command.authorName})
        if (!known.trimmed().isEmpty())
            return known.trimmed();
    return command.id.value; // nobody else's
}

IncomingPost postOf(const MentionCapture &command, const std::optional<Mention> &parent)
{
    IncomingPost post;
    post.externalId = command.url.isEmpty() ? command.id.value : command.url;
    post.url = command.url;
    if (parent)
        post.inReplyTo = parent->externalId;
    post.authorExternalId = authorIdOf(command);
    post.authorHandle = command.authorHandle.trimmed();
    post.authorName = command.authorName.trimmed();
    post.authorUrl = command.authorUrl.trimmed();
    post.text = command.text;
    post.visibility = command.visibility;
    post.publishedAt = command.publishedAt;
    return post;
}

} // namespace

Verdict apply(const SourceEdit &command, CommandContext &context)
{
    Rows &rows = context.rows;
    if (!canReview(context.me.role))
        return rejected(refusal::notAllowed);
    if (isTooLong(command.blindSpots))
        return rejected(refusal::textTooLarge);
    auto source = rows.find<Source>(command.id);
    if (!source)
        return rejected(refusal::notFound);
    const bool becomesOfficial = command.policy == ChannelPolicy::Official && source->policy != ChannelPolicy::Official;
    if (becomesOfficial && !canBeAnswered(networkRules(source->network).value_or(NetworkRules{})))
        return rejected(refusal::channelCannotAnswer);
    if (source->policy == command.policy && source->blindSpots == command.blindSpots)
        return accepted();
    AuditLog(rows).write(context.me.id, QLatin1StringView("source.edited"), source->id.value,
                         {{QStringLiteral("policy"), QString(nameOf(command.policy))},
                          {QStringLiteral("before"), QString(nameOf(source->policy))}});
    source->policy = command.policy;
    source->blindSpots = command.blindSpots;
    rows.put(*source);
    return accepted();
}

Verdict apply(const GapAcknowledge &command, CommandContext &context)
{
    Rows &rows = context.rows;
    if (!canReview(context.me.role))
        return rejected(refusal::notAllowed);
    if (auto refused = checkText(command.comment))
        return *refused;
    auto gap = rows.find<SourceGap>(command.id);
    if (!gap)
        return rejected(refusal::notFound);
    if (gap->state != GapState::Open)
        return conflict(refusal::gapChanged, *gap);
    gap->state = GapState::Acknowledged;
    gap->settledBy = context.me.id;
    gap->settledAt = rows.now();
    gap->comment = command.comment;
    rows.put(*gap);
    AuditLog(rows).write(context.me.id, QLatin1StringView("gap.acknowledged"), gap->id.value,
                         {{QStringLiteral("source_id"), gap->sourceId.value}});
    return accepted();
}

Verdict apply(const DutySave &command, CommandContext &context)
{
    Rows &rows = context.rows;
    if (auto refused = checkNewId(command.id.value))
        return *refused;
    if (auto refused = checkText(command.title))
        return *refused;
    if (isTooLong(command.url) || isTooLong(command.note) || command.title.size() > longestTitle)
        return rejected(refusal::textTooLarge);
    const bool isKnownNetwork = networkRules(command.network).has_value();
    if (!isKnownNetwork || command.everyMinutes < shortestRound || command.everyMinutes > longestRound
        || command.team.size() > longestTitle)
        return rejected(refusal::badValue);
    auto place = rows.find<DutyPlace>(command.id);
    if (!place) {
        place = DutyPlace{};
        place->id = command.id;
        place->madeBy = context.me.id;
        place->madeAt = rows.now();
    }
    place->title = command.title;
    place->url = command.url;
    place->network = command.network;
    place->note = command.note;
    place->everyMinutes = command.everyMinutes;
    place->team = command.team;
    rows.put(*place);
    AuditLog(rows).write(context.me.id, QLatin1StringView("duty.saved"), place->id.value);
    return accepted();
}

Verdict apply(const DutyCheck &command, CommandContext &context)
{
    auto place = context.rows.find<DutyPlace>(command.id);
    if (!place)
        return rejected(refusal::notFound);
    if (command.found < 0 || command.checkedAt > context.rows.now() + 24h)
        return rejected(refusal::badValue);
    // Two have looked: the later look counts, whichever arrives first.
    if (place->checkedAt && *place->checkedAt >= command.checkedAt)
        return accepted();
    place->checkedAt = std::min(command.checkedAt, context.rows.now());
    place->checkedBy = context.me.id;
    place->found = command.found;
    context.rows.put(*place);
    return accepted();
}

Verdict apply(const DutyRemove &command, CommandContext &context)
{
    auto place = context.rows.find<DutyPlace>(command.id);
    if (!place)
        return rejected(refusal::notFound);
    if (place->isRemoved == command.isRemoved)
        return accepted();
    place->isRemoved = command.isRemoved;
    context.rows.put(*place);
    AuditLog(context.rows).write(context.me.id, command.isRemoved ? QLatin1StringView("duty.removed") : QLatin1StringView("duty.restored"),
                                 place->id.value);
    return accepted();
}

Verdict apply(const MentionCapture &command, CommandContext &context)
{
    Rows &rows = context.rows;
    if (auto refused = checkNewId(command.id.value))
        return *refused;
    if (auto refused = checkText(command.text))
        return *refused;
    for (const QString &text : {command.url, command.authorHandle, command.authorName, command.authorUrl})
        if (text.size() > longestTitle)
            return rejected(refusal::textTooLarge);
    if (!networkRules(command.network) || command.publishedAt > rows.now() + 24h || command.publishedAt <= TimePoint{})
        return rejected(refusal::badValue);
    const auto place = command.placeId.isEmpty() ? std::nullopt : rows.find<DutyPlace>(command.placeId);
    const auto parent = command.inReplyTo.isEmpty() ? std::nullopt : rows.find<Mention>(command.inReplyTo);
    if ((!command.placeId.isEmpty() && !place) || (!command.inReplyTo.isEmpty() && !parent))
        return rejected(refusal::notFound);
    const QString team = place ? place->team : teamsOf(context.me).value(0);
    const Source source = parent ? rows.find<Source>(parent->sourceId).value_or(Source{})
                                 : captureSource(rows, command.network, team);
    const Ingest::Counts counts = Ingest(rows).store(source, {postOf(command, parent)}, Ingest::Mode::Inbox);
    if (counts.stored > 0)
        AuditLog(rows).write(context.me.id, QLatin1StringView("mention.captured"), command.id.value,
                             {{QStringLiteral("source_id"), source.id.value}});
    return accepted();
}

} // namespace otklik::server
