#include "channels/vk/vkconnector.h"

#include "channels/problems.h"
#include "channels/vk/vkcallback.h"
#include "channels/vk/vkcheck.h"
#include "channels/vk/vkevents.h"
#include "channels/vk/vkmedia.h"
#include "channels/vk/vkmoderation.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <utility>

namespace otklik {

namespace {

using namespace std::chrono_literals;

constexpr auto clockSlack = 1h;      ///< between VK's clock and ours
constexpr auto callbackLook = 10min; ///< how often it is looked whether calls got lost
constexpr auto longestPoll = 25s;    ///< what VK advises: proxies end longer ones

QUrl baseOf(const ConnectorSetup &setup)
{
    return setup.url.isEmpty() ? QUrl(QStringLiteral("https://api.vk.com")) : setup.url;
}

VkAccess accessOf(const ConnectorSetup &setup)
{
    const auto valueOf = [&](const QString &key) {
        return setup.values.value(key).trimmed();
    }; // pasted with a line break
    return {baseOf(setup), valueOf(vkkey::groupId).toLongLong(), valueOf(setupkey::token), valueOf(vkkey::userToken),
            valueOf(vkkey::serviceToken)};
}

qint64 millisecondsOf(TimePoint time)
{
    return time.time_since_epoch().count();
}

TimePoint timeOf(const QJsonValue &milliseconds)
{
    return TimePoint(std::chrono::milliseconds(vkNumber(milliseconds)));
}

QJsonObject jsonOf(const HeardGap &gap)
{
    return {{QStringLiteral("from"), millisecondsOf(gap.from)},
            {QStringLiteral("to"), millisecondsOf(gap.to)},
            {QStringLiteral("reason"), gap.reason},
            {QStringLiteral("refill"), gap.refill}};
}

} // namespace

VkConnector::VkConnector(Http &http, const Clock &clock, const ConnectorSetup &setup)
    : m_clock(clock)
    , m_setup(setup)
    , m_api(http, accessOf(setup))
    , m_longPoll(m_api)
    , m_surroundings(m_api)
    , m_publisher(m_api)
    , m_threads(m_api, m_surroundings)
{}

QString VkConnector::textOf(const Cursor &cursor) const
{
    QJsonArray gaps;
    for (const HeardGap &gap : cursor.gaps)
        gaps.append(jsonOf(gap));
    QJsonObject json{{QStringLiteral("vk"), 1},
                     {QStringLiteral("group"), m_api.access().groupId},
                     {QStringLiteral("ts"), cursor.ts},
                     {QStringLiteral("at"), millisecondsOf(cursor.at)},
                     {QStringLiteral("other"), cursor.hasOther},
                     {QStringLiteral("blind_reason"), cursor.blindReason},
                     {QStringLiteral("gaps"), gaps}};
    if (cursor.walk)
        json.insert(QStringLiteral("walk"), cursor.walk->toJson());
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

std::optional<VkConnector::Cursor> VkConnector::parse(const QString &text) const
{
    const QJsonObject json = QJsonDocument::fromJson(text.toUtf8()).object();
    const bool isOurs = vkNumber(json.value(QLatin1StringView("vk"))) == 1
                     && vkNumber(json.value(QLatin1StringView("group"))) == m_api.access().groupId
                     && json.value(QLatin1StringView("ts")).isString();
    if (!isOurs)
        return std::nullopt;
    Cursor cursor{json.value(QLatin1StringView("ts")).toString(), timeOf(json.value(QLatin1StringView("at"))),
                  json.value(QLatin1StringView("other")).toBool(), std::nullopt,
                  json.value(QLatin1StringView("blind_reason")).toString()};
    const QJsonArray gaps = json.value(QLatin1StringView("gaps")).toArray();
    for (const QJsonValue &entry : gaps) {
        const QJsonObject gap = entry.toObject();
        cursor.gaps.append({timeOf(gap.value(QLatin1StringView("from"))), timeOf(gap.value(QLatin1StringView("to"))),
                            gap.value(QLatin1StringView("reason")).toString(),
                            gap.value(QLatin1StringView("refill")).toString(), std::nullopt});
    }
    if (const QJsonValue walk = json.value(QLatin1StringView("walk")); !walk.isUndefined()) {
        cursor.walk = VkWalk::fromJson(walk.toObject());
        if (!cursor.walk)
            return std::nullopt;
    }
    return cursor;
}

Result<VkConnector::Cursor> VkConnector::begin()
{
    Cursor cursor;
    const bool isCalled = m_setup.values.value(vkkey::mode) == QLatin1StringView("callback");
    if (!isCalled) {
        const auto ts = m_longPoll.begin(); // before the lists are read: nothing falls in between
        if (!ts)
            return tl::unexpected(ts.error());
        cursor.ts = *ts;
    }
    startWalk(cursor, m_setup.readFrom, problem::rightMissing);
    return cursor;
}

void VkConnector::startWalk(Cursor &cursor, TimePoint from, const QString &blindReason) const
{
    cursor.walk = VkWalk::everything(m_api, from, m_clock.now());
    cursor.blindReason = blindReason;
    cursor.gaps.clear();
    // No list tells those again: what came in between is known to nobody here.
    if (blindReason == problem::cursorExpired && cursor.hasOther)
        cursor.gaps.append({from, m_clock.now(), blindReason, {}, std::nullopt});
}

Result<ReadResult> VkConnector::read(const QString &text)
{
    auto cursor = text.isEmpty() ? begin() : Result<Cursor>{};
    if (!cursor)
        return tl::unexpected(cursor.error());
    if (!text.isEmpty()) {
        const auto parsed = parse(text);
        if (!parsed)
            return failure(Error::Kind::Corruption, QStringLiteral("bad_cursor"));
        cursor = *parsed;
    }
    const bool isCalled = cursor->ts.isEmpty();
    if (isCalled && !cursor->walk && m_clock.now() - cursor->at >= callbackLook)
        startWalk(*cursor, std::max(cursor->at - clockSlack, m_setup.readFrom), {});
    if (cursor->walk)
        return readWalk(*std::move(cursor));
    if (!isCalled)
        return readEvents(*std::move(cursor));
    ReadResult result;
    result.cursor = text;
    return result;
}

Result<ReadResult> VkConnector::readWalk(Cursor cursor)
{
    auto page = cursor.walk->step(m_api);
    if (!page)
        return tl::unexpected(page.error());
    if (const auto completed = m_surroundings.complete(page->posts); !completed)
        return tl::unexpected(completed.error());
    ReadResult result;
    result.posts = page->posts;
    result.heard.received = page->posts.size();
    cursor.gaps += page->gaps;
    if (cursor.walk->isDone()) {
        const VkWalk &walk = *cursor.walk;
        result.heard.gaps = cursor.gaps;
        if (walk.isBlind() && !cursor.blindReason.isEmpty())
            result.heard.gaps.append({walk.from(), walk.to(), cursor.blindReason, {}, std::nullopt});
        if (!walk.isBlind() || !cursor.blindReason.isEmpty()) {
            result.heard.completeFrom = walk.from();
            result.heard.completeTo = walk.to();
        }
        cursor.at = walk.to();
        cursor.walk.reset();
        cursor.gaps.clear();
    }
    result.hasMore = cursor.walk.has_value() || !cursor.ts.isEmpty();
    result.cursor = textOf(cursor);
    return result;
}

/// What waiting brought already, or what there is now.
Result<VkLongPoll::Answer> VkConnector::answerOf(const QString &ts)
{
    const auto waited = std::exchange(m_waited, std::nullopt);
    if (waited && m_ts == ts)
        return *waited;
    return m_longPoll.ask(ts, 0s);
}

Result<ReadResult> VkConnector::readEvents(Cursor cursor)
{
    const TimePoint now = m_clock.now();
    const auto answer = answerOf(cursor.ts);
    if (!answer)
        return tl::unexpected(answer.error());
    ReadResult result;
    if (answer->failed != 0) { // what was between is read from the lists
        cursor.ts = answer->ts;
        startWalk(cursor, std::max(cursor.at - clockSlack, m_setup.readFrom), problem::cursorExpired);
        result.hasMore = true;
        result.cursor = textOf(cursor);
        return result;
    }
    VkNews news;
    for (const QJsonValue &event : answer->updates)
        addVkEvent(event.toObject(), m_api.access().groupId, now, news);
    if (const auto completed = m_surroundings.complete(news.posts); !completed)
        return tl::unexpected(completed.error());
    result.posts = news.posts;
    result.deleted = news.deleted;
    result.restored = news.restored;
    result.hasMore = !answer->updates.isEmpty();
    result.heard.received = news.posts.size();
    // VK counts its events: when the count went on by more than came, some are missing.
    bool isCounted = false;
    bool isOldCounted = false;
    const qint64 counted = answer->ts.toLongLong(&isCounted) - cursor.ts.toLongLong(&isOldCounted);
    const qint64 lost = isCounted && isOldCounted ? counted - answer->updates.size() : 0;
    if (lost > 0) {
        const TimePoint from = std::max(cursor.at - clockSlack, m_setup.readFrom);
        result.heard.gaps.append(
            {from, now, problem::countDiffers, VkWalk::everything(m_api, from, now).toText(), lost});
    }
    if (!result.hasMore) {
        result.heard.completeFrom = cursor.at;
        result.heard.completeTo = now;
        cursor.at = now;
    }
    cursor.hasOther = cursor.hasOther || news.hasOther;
    cursor.ts = answer->ts;
    m_ts = cursor.ts;
    result.cursor = textOf(cursor);
    return result;
}

Result<ReadResult> VkConnector::refill(const QString &gap)
{
    auto walk = VkWalk::fromJson(QJsonDocument::fromJson(gap.toUtf8()).object());
    // What was left out on the way stays a gap, once all that can be read is stored.
    if (!walk || walk->isDone())
        return failure(Error::Kind::GiveUp, problem::notGivenAgain);
    auto page = walk->step(m_api);
    if (!page)
        return tl::unexpected(page.error());
    if (const auto completed = m_surroundings.complete(page->posts); !completed)
        return tl::unexpected(completed.error());
    ReadResult result;
    result.posts = page->posts;
    result.heard.received = page->posts.size();
    result.hasMore = !walk->isDone() || walk->isBlind();
    if (result.hasMore)
        result.cursor = walk->toText();
    return result;
}

bool VkConnector::waitForNews(std::chrono::milliseconds atMost)
{
    const auto wait = std::min<std::chrono::seconds>(std::chrono::floor<std::chrono::seconds>(atMost), longestPoll);
    if (m_ts.isEmpty() || wait < 1s)
        return false;
    const auto answer = m_longPoll.ask(m_ts, wait);
    if (!answer || (answer->failed == 0 && answer->updates.isEmpty()))
        return false;
    m_waited = *answer;
    return true;
}

Result<QList<IncomingPost>> VkConnector::thread(const QString &externalId)
{
    return m_threads.thread(externalId);
}

Result<ReadResult> VkConnector::refresh(const QList<KnownPost> &posts)
{
    return m_threads.refresh(posts);
}

ModerationResult VkConnector::moderate(const ModerationOrder &order)
{
    return vkModerate(m_api, order);
}

Result<AccessCheck> VkConnector::check()
{
    return vkCheck(m_api, m_setup.values.value(vkkey::mode) != QLatin1StringView("callback"));
}

Result<PushAnswer> VkConnector::receive(const PushedCall &call)
{
    VkNews news;
    auto answer = vkCallback(call,
                             {m_api.access().groupId, m_setup.values.value(vkkey::callbackSecret),
                              m_setup.values.value(vkkey::callbackConfirmation)},
                             m_clock.now(), news);
    if (!answer)
        return answer;
    // VK waits for seconds only, and counts errors against the server: names can come later.
    (void)m_surroundings.complete(news.posts);
    answer->read.posts = news.posts;
    answer->read.deleted = news.deleted;
    answer->read.restored = news.restored;
    answer->read.heard.received = news.posts.size();
    return answer;
}

Result<MediaBytes> VkConnector::media(const QString &externalId, const QString &key, qint64 atMost)
{
    return vkFetchMedia(m_api, externalId, key, atMost);
}

PublishResult VkConnector::publish(const OutgoingReply &reply)
{
    return m_publisher.publish(reply);
}

Result<std::optional<PublishedPost>> VkConnector::findPublished(const OutgoingReply &reply)
{
    return m_publisher.findPublished(reply);
}

} // namespace otklik
