#include "channels/telegram/telegramconnector.h"

#include "channels/problems.h"
#include "channels/telegram/telegramcontent.h"
#include "channels/telegram/telegrammedia.h"
#include "channels/telegram/telegramupdates.h"

#include <QSet>

#include <algorithm>

namespace otklik {

namespace {

using namespace std::chrono_literals;

constexpr int pageSize = 100;          ///< the most the network gives at once
constexpr auto longestPoll = 50s;      ///< and the longest it waits
constexpr auto answerTime = 15s;       ///< for the answer after that
constexpr auto albumSettles = 2s;      ///< pictures sent together come as updates of their own

QString accountName(const QJsonObject &account)
{
    return cleanText(account.value(QLatin1StringView("first_name")).toString()).simplified();
}

/// Leaves a last album in the queue whose other parts may not have come yet: for a moment, or while the page ends in it.
void holdBackAlbum(QJsonArray &page, TimePoint now, TelegramCursor &cursor)
{
    const bool isFull = page.size() >= pageSize;
    const QString last = page.isEmpty() ? QString() : albumOfUpdate(page.last().toObject());
    const TimePoint since = last == cursor.heldAlbum ? cursor.heldSince.value_or(now) : now;
    const bool isComplete = now < since || now - since >= albumSettles;
    cursor.heldAlbum.clear();
    cursor.heldSince.reset();
    if (last.isEmpty() || cursor.album(last) || (isComplete && !isFull))
        return;
    QJsonArray kept = page;
    while (!kept.isEmpty() && albumOfUpdate(kept.last().toObject()) == last)
        kept.removeLast();
    if (isFull && kept.isEmpty())
        return; // larger than any album
    page = kept;
    cursor.heldAlbum = last;
    cursor.heldSince = since;
}

/// What was lost between the last reading and this page: the network forgets after a day, and numbers tell what
/// somebody else took.
void findGaps(const QJsonArray &page, TimePoint now, TelegramCursor &cursor, Heard &heard)
{
    std::optional<qint64> lost;
    const qint64 first = page.isEmpty() ? 0 : telegramNumber(page.first().toObject().value(QLatin1StringView("update_id")));
    if (cursor.isSequenceKnown(now) && first >= cursor.next)
        lost = first - cursor.next;
    const bool isLate = cursor.completeUntil && now - *cursor.completeUntil > TelegramCursor::keptFor;
    if (lost == 0 || (!isLate && !lost))
        return; // numbers without a hole: nothing is lost, however long it was
    HeardGap gap;
    gap.from = cursor.completeUntil.value_or(now);
    gap.to = isLate ? now - TelegramCursor::keptFor : now;
    gap.reason = isLate ? problem::cursorExpired : problem::countDiffers;
    gap.missing = lost;
    heard.gaps.append(gap);
    if (isLate) {
        cursor.completeUntil = gap.to;
        cursor.next = 0; // told once: what comes next begins a new sequence
    }
}

} // namespace

QUrl telegramBase(const QUrl &typed)
{
    return typed.isEmpty() ? QUrl(QStringLiteral("https://api.telegram.org")) : typed.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment);
}

TelegramConnector::TelegramConnector(Http &http, const Clock &clock, const TelegramAccess &access, TimePoint readFrom)
    : m_api(http, access), m_clock(clock), m_reader{access.botId(), {}}, m_publisher(m_api), m_readFrom(readFrom)
{
}

Result<void> TelegramConnector::identify()
{
    if (!m_reader.username.isEmpty())
        return {};
    const auto me = m_api.call(QStringLiteral("getMe"), {});
    if (!me)
        return tl::unexpected(me.error().error);
    const QJsonObject account = me->toObject();
    if (telegramNumber(account.value(QLatin1StringView("id"))) != m_reader.botId)
        return failure(Error::Kind::GiveUp, problem::notThisNetwork);
    m_reader.username = account.value(QLatin1StringView("username")).toString();
    return {};
}

Result<QJsonArray> TelegramConnector::updates(qint64 offset, int limit, std::chrono::seconds wait)
{
    QJsonObject parameters{{QStringLiteral("limit"), limit},
                           {QStringLiteral("timeout"), static_cast<qint64>(wait.count())},
                           {QStringLiteral("allowed_updates"), TelegramUpdates::kinds()}};
    if (offset > 0)
        parameters.insert(QStringLiteral("offset"), offset);
    const auto answer = m_api.call(QStringLiteral("getUpdates"), parameters, wait > 0s ? wait + answerTime : 0s);
    if (!answer)
        return tl::unexpected(answer.error().error);
    if (!answer->isArray())
        return failure(Error::Kind::GiveUp, problem::notThisNetwork);
    QJsonArray page;
    const QJsonArray told = answer->toArray();
    for (const QJsonValue &update : told)
        if (telegramNumber(update.toObject().value(QLatin1StringView("update_id"))) > 0)
            page.append(update);
    return page;
}

Result<void> TelegramConnector::learnConnections(const QJsonArray &page, TelegramCursor &cursor)
{
    QSet<QString> wanted;
    for (const QJsonValue &update : page) {
        for (const char *kind : {"business_message", "edited_business_message"}) {
            const QJsonObject message = update.toObject().value(QLatin1StringView(kind)).toObject();
            const QString id = message.value(QLatin1StringView("business_connection_id")).toString();
            if (!id.isEmpty() && !cursor.connections.contains(id))
                wanted.insert(id);
        }
    }
    for (const QString &id : std::as_const(wanted)) {
        const auto told = m_api.call(QStringLiteral("getBusinessConnection"), {{QStringLiteral("business_connection_id"), id}});
        if (!told && told.error().error.kind != Error::Kind::GiveUp)
            return tl::unexpected(told.error().error);
        const QJsonObject connection = told ? told->toObject() : QJsonObject();
        const bool mayReply = connection.value(QLatin1StringView("rights")).toObject().value(QLatin1StringView("can_reply")).toBool();
        if (told)
            cursor.connections.insert(id, mayReply && connection.value(QLatin1StringView("is_enabled")).toBool());
    }
    return {};
}

/// How many updates wait beyond those just read: asked once, as a network that keeps back what it counts would be
/// noticed by nobody. What is read counts without it.
void TelegramConnector::countPending(qsizetype read, ReadResult &result)
{
    const auto info = m_api.call(QStringLiteral("getWebhookInfo"), {});
    if (!info)
        return;
    m_isCounted = true;
    const qint64 pending = telegramNumber(info->toObject().value(QLatin1StringView("pending_update_count")));
    const qint64 beyond = std::max<qint64>(pending - read, 0);
    result.heard.expected = result.posts.size() + beyond;
    result.hasMore = result.hasMore || (beyond > 0 && read > 0);
}

void TelegramConnector::finish(TelegramCursor &after, TimePoint now, ReadResult &result) const
{
    const bool isEnd = !result.hasMore && after.heldAlbum.isEmpty();
    if (isEnd) {
        if (after.completeUntil && now >= *after.completeUntil) {
            result.heard.completeFrom = after.completeUntil;
            result.heard.completeTo = now;
        }
        after.completeUntil = now;
    }
    if (after.completeUntil)
        result.heard.cursorExpiresAt = *after.completeUntil + TelegramCursor::keptFor;
    result.heard.received = result.posts.size();
    result.cursor = after.text();
}

Result<ReadResult> TelegramConnector::read(const QString &text)
{
    auto cursor = TelegramCursor::fromText(text, m_reader.botId);
    if (!cursor)
        return tl::unexpected(cursor.error());
    if (const auto identified = identify(); !identified)
        return tl::unexpected(identified.error());
    const TimePoint now = m_clock.now();
    const TelegramCursor before = *cursor;
    const qint64 offset = cursor->isSequenceKnown(now) ? cursor->next : 0;
    auto page = updates(offset, pageSize, 0s);
    if (!page)
        return tl::unexpected(page.error());
    m_storedOffset = offset;

    ReadResult result;
    result.hasMore = page->size() >= pageSize;
    const qsizetype waiting = page->size();
    findGaps(*page, now, *cursor, result.heard);
    holdBackAlbum(*page, now, *cursor);
    m_isHolding = !cursor->heldAlbum.isEmpty();
    if (const auto learned = learnConnections(*page, *cursor); !learned)
        return tl::unexpected(learned.error());
    TelegramUpdates updates(*cursor, m_reader, before.completeUntil ? TimePoint{} : m_readFrom);
    for (const QJsonValue &update : std::as_const(*page)) {
        updates.take(update.toObject());
        cursor->next = telegramNumber(update.toObject().value(QLatin1StringView("update_id"))) + 1;
        cursor->updatedAt = now;
    }
    result.posts = updates.posts();
    result.deleted = updates.deleted();
    m_threads = updates.threads();
    m_publisher.remember(updates.ownPosts());
    if (!m_isCounted)
        countPending(waiting, result);
    // A server that gives the same page again must not be asked without end.
    result.hasMore = result.hasMore && cursor->next != before.next;
    finish(*cursor, now, result);
    return result;
}

Result<QList<IncomingPost>> TelegramConnector::thread(const QString &externalId)
{
    const auto known = m_threads.constFind(externalId);
    if (known == m_threads.cend())
        return failure(Error::Kind::GiveUp, problem::notPossible);
    return *known;
}

Result<ReadResult> TelegramConnector::refresh(const QList<KnownPost> &)
{
    return ReadResult{};
}

PublishResult TelegramConnector::publish(const OutgoingReply &reply)
{
    return m_publisher.publish(reply);
}

Result<std::optional<PublishedPost>> TelegramConnector::findPublished(const OutgoingReply &reply)
{
    return m_publisher.findPublished(reply);
}

ModerationResult TelegramConnector::moderate(const ModerationOrder &order)
{
    return m_publisher.moderate(order);
}

Result<AccessCheck> TelegramConnector::check()
{
    const auto me = m_api.call(QStringLiteral("getMe"), {});
    if (!me)
        return tl::unexpected(me.error().error);
    const QJsonObject account = me->toObject();
    AccessCheck check;
    check.accountId = QString::number(telegramNumber(account.value(QLatin1StringView("id"))));
    check.handle = account.value(QLatin1StringView("username")).toString();
    check.name = accountName(account);
    if (check.accountId != QString::number(m_reader.botId) || check.handle.isEmpty())
        return failure(Error::Kind::GiveUp, problem::notThisNetwork);
    check.url = QStringLiteral("https://t.me/") + check.handle;
    for (const char *right : {"can_read_all_group_messages", "can_connect_to_business"})
        if (!account.value(QLatin1StringView(right)).toBool())
            check.missing.append(QLatin1StringView(right));
    const auto info = m_api.call(QStringLiteral("getWebhookInfo"), {});
    if (!info)
        return tl::unexpected(info.error().error);
    // While a webhook is set, its server gets the updates and nobody else.
    if (!info->toObject().value(QLatin1StringView("url")).toString().isEmpty())
        return failure(Error::Kind::GiveUp, problem::updatesTaken);
    return check;
}

Result<TrialAnswer> TelegramConnector::answerInPrivate(const QString &text)
{
    const auto page = updates(0, pageSize, 0s);
    if (!page)
        return tl::unexpected(page.error());
    qint64 chat = 0;
    for (const QJsonValue &update : *page) {
        const QJsonObject message = update.toObject().value(QLatin1StringView("message")).toObject();
        if (isTestWord(message))
            chat = telegramNumber(message.value(QLatin1StringView("chat"))[QLatin1StringView("id")]);
    }
    if (chat == 0)
        return failure(Error::Kind::GiveUp, problem::testWordMissing);
    const auto sent = m_api.call(QStringLiteral("sendMessage"), {{QStringLiteral("chat_id"), chat}, {QStringLiteral("text"), text}});
    if (!sent)
        return tl::unexpected(sent.error().error);
    const qint64 message = telegramNumber(sent->toObject().value(QLatin1StringView("message_id")));
    const auto removed = m_api.call(QStringLiteral("deleteMessage"),
                                    {{QStringLiteral("chat_id"), chat}, {QStringLiteral("message_id"), message}});
    return TrialAnswer{{}, removed.has_value()};
}

Result<MediaBytes> TelegramConnector::media(const QString &, const QString &key, qint64 atMost)
{
    return telegramFetchMedia(m_api, key, atMost);
}

bool TelegramConnector::waitForNews(std::chrono::milliseconds atMost)
{
    if (!m_storedOffset)
        return true;
    if (m_isHolding) // what is held back is news at once
        return m_api.pause(std::min<std::chrono::milliseconds>(atMost, albumSettles));
    // Asks for no more than what is stored: an update that is only read stays in the queue.
    const auto wait = std::clamp(std::chrono::duration_cast<std::chrono::seconds>(atMost), 0s, std::chrono::seconds(longestPoll));
    const auto page = updates(*m_storedOffset, 1, wait);
    return page && !page->isEmpty();
}

} // namespace otklik
