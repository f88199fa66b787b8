#include "channels/wordpress/wordpresspublisher.h"

#include "channels/problems.h"
#include "channels/text/htmltext.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QTimeZone>

namespace otklik {

namespace {

using namespace std::chrono_literals;

constexpr auto clockSlack = 10min;
constexpr int mostPages = 10;
constexpr qsizetype rowsAPage = 100;
constexpr int floodWaitSeconds = 20; // WordPress asks for 15 between two comments

PublishResult resultOf(PublishResult::Outcome outcome, const QString &problem, int retryAfterSeconds = 0)
{
    PublishResult result;
    result.outcome = outcome;
    result.problem = problem;
    result.retryAfterSeconds = retryAfterSeconds;
    return result;
}

/// A reading before anything was sent: nothing can have been published.
PublishResult unsentOf(const Error &error)
{
    return error.kind == Error::Kind::Retry ? resultOf(PublishResult::Outcome::TryLater, error.code, 30)
                                            : resultOf(PublishResult::Outcome::Refused, error.code);
}

QString isoTime(TimePoint time)
{
    return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count(), QTimeZone::utc()).toString(Qt::ISODate);
}

QString wordOf(ModerationAct act)
{
    switch (act) {
    case ModerationAct::Remove:
        return QStringLiteral("trash");
    case ModerationAct::Hide:
        return QStringLiteral("hold");
    case ModerationAct::Block: // the site learns that this author writes spam
        return QStringLiteral("spam");
    case ModerationAct::Unhide:
    case ModerationAct::Unblock:
        return QStringLiteral("approved");
    }
    return {};
}

} // namespace

Result<QHash<qint64, WordPressPlace>> placesOf(WordPressApi &api, const QString &restBase, const QList<qint64> &posts)
{
    QHash<qint64, WordPressPlace> places;
    if (restBase.isEmpty() || posts.isEmpty())
        return places;
    QStringList numbers;
    for (const qint64 post : posts)
        numbers.append(QString::number(post));
    const auto page = api.page(QStringLiteral("/wp/v2/") + restBase,
                               {{QStringLiteral("include"), numbers.join(u',')},
                                {QStringLiteral("per_page"), QString::number(rowsAPage)},
                                {QStringLiteral("_fields"), QStringLiteral("id,title,link,comment_status")}});
    if (!page && page.error().kind != Error::Kind::GiveUp)
        return tl::unexpected(page.error());
    if (!page)
        return places; // a kind of content that the API does not tell
    for (const QJsonValue &value : page->rows) {
        const QJsonObject row = value.toObject();
        WordPressPlace place;
        const QString title = row.value(QLatin1StringView("title")).toObject().value(QLatin1StringView("rendered")).toString();
        place.title = plainTextOfHtml(title).simplified().left(500);
        place.url = row.value(QLatin1StringView("link")).toString();
        place.takesComments = row.value(QLatin1StringView("comment_status")).toString() != QLatin1StringView("closed");
        places.insert(row.value(QLatin1StringView("id")).toInteger(), place);
    }
    return places;
}

Result<WordPressPublisher::Target> WordPressPublisher::targetOf(const OutgoingReply &reply)
{
    Target target;
    target.parent = commentNumber(reply.inReplyTo);
    if (target.parent == 0)
        return failure(Error::Kind::GiveUp, problem::postGone);
    const auto row = m_api.object(QStringLiteral("/wp/v2/comments/%1").arg(target.parent), {{QStringLiteral("_fields"), commentFields}});
    if (!row)
        return tl::unexpected(row.error());
    const auto comment = commentOf(*row, m_api.access().base, 0);
    if (!comment || !comment->isThere())
        return failure(Error::Kind::GiveUp, comment ? problem::postGone : problem::notThisNetwork);
    target.post = comment->post;
    const auto places = placesOf(m_api, comment->restBase, {comment->post});
    if (!places)
        return tl::unexpected(places.error());
    target.place = places->value(comment->post);
    if (!target.place.takesComments)
        return failure(Error::Kind::GiveUp, problem::commentsClosed);
    return target;
}

PublishResult WordPressPublisher::publish(const OutgoingReply &reply)
{
    if (!reply.attachments.isEmpty())
        return resultOf(PublishResult::Outcome::Refused, problem::attachmentRefused);
    const auto target = targetOf(reply);
    return target ? send(reply, *target) : unsentOf(target.error());
}

PublishResult WordPressPublisher::send(const OutgoingReply &reply, const Target &target)
{
    const auto response = m_api.post(QStringLiteral("/wp/v2/comments"), {{QStringLiteral("post"), target.post},
                                                                         {QStringLiteral("parent"), target.parent},
                                                                         {QStringLiteral("content"), wordPressContent(reply.text)}});
    if (!response) {
        const bool isUnsent = response.error().code == httpcode::notReached;
        if (response.error().code == httpcode::badUrl)
            return resultOf(PublishResult::Outcome::Refused, response.error().code);
        return resultOf(isUnsent ? PublishResult::Outcome::TryLater : PublishResult::Outcome::Unknown, response.error().code, isUnsent ? 30 : 0);
    }
    if (response->status == 201)
        return sentOf(*response);
    if (response->status != 409)
        return refusalOf(*response);
    // It stands there already: from an attempt of ours, or because somebody wrote the same before.
    const auto found = findPublished(reply);
    if (!found)
        return resultOf(PublishResult::Outcome::Unknown, problem::outcomeUnclear);
    PublishResult result = resultOf(*found ? PublishResult::Outcome::Sent : PublishResult::Outcome::Refused,
                                    *found ? QString() : QString(problem::duplicateRefused));
    if (*found)
        result.post = **found;
    return result;
}

PublishedPost WordPressPublisher::publishedOf(const WordPressComment &comment) const
{
    const bool isHeld = comment.status != QLatin1StringView("approved");
    return {comment.said.externalId, comment.said.url, comment.said, isHeld};
}

PublishResult WordPressPublisher::sentOf(const HttpResponse &response) const
{
    const QJsonObject row = QJsonDocument::fromJson(response.body).object();
    auto comment = commentOf(row, m_api.access().base, row.value(QLatin1StringView("author")).toInteger());
    if (!comment)
        return resultOf(PublishResult::Outcome::Unknown, problem::notThisNetwork);
    const bool isShown = comment->status == QLatin1StringView("approved");
    PublishResult result = resultOf(isShown ? PublishResult::Outcome::Sent : PublishResult::Outcome::Held, {});
    result.post = publishedOf(*comment);
    return result;
}

PublishResult WordPressPublisher::refusalOf(const HttpResponse &response) const
{
    const QString code = wordPressCode(response);
    const Error error = wordPressError(response);
    if (code == QLatin1StringView("comment_flood"))
        return resultOf(PublishResult::Outcome::TryLater, problem::rateLimited, floodWaitSeconds);
    if (code == QLatin1StringView("rest_comment_closed"))
        return resultOf(PublishResult::Outcome::Refused, problem::commentsClosed);
    if (code == QLatin1StringView("rest_comment_trash_post") || code == QLatin1StringView("rest_comment_invalid_post_id")
        || code == QLatin1StringView("rest_comment_draft_post"))
        return resultOf(PublishResult::Outcome::Refused, problem::postGone);
    if (error.code == problem::rateLimited) {
        const auto wait = retryAfter(response, std::chrono::floor<std::chrono::seconds>(m_clock.now()), 60s);
        return resultOf(PublishResult::Outcome::TryLater, error.code, static_cast<int>(wait.count()));
    }
    // 2xx that is not 201, and faults of the server: it may stand there.
    const bool isUnclear = (response.status >= 200 && response.status < 300) || response.status >= 500;
    return resultOf(isUnclear ? PublishResult::Outcome::Unknown : PublishResult::Outcome::Refused,
                    response.status < 300 ? QString(problem::notThisNetwork) : error.code);
}

bool WordPressPublisher::isReply(const QJsonObject &row, const OutgoingReply &reply, qint64 me) const
{
    const auto comment = commentOf(row, m_api.access().base, me);
    if (!comment || !comment->said.isBrand || comment->parent != commentNumber(reply.inReplyTo)
        || comment->said.publishedAt < reply.notBefore - clockSlack || reply.accountedFor.contains(comment->said.externalId))
        return false;
    const QString raw = row.value(QLatin1StringView("content")).toObject().value(QLatin1StringView("raw")).toString();
    return (!raw.isEmpty() && raw.trimmed() == wordPressContent(reply.text).trimmed())
        || comparableText(comment->said.text) == comparableText(plainTextOfHtml(wordPressContent(reply.text)));
}

Result<std::optional<PublishedPost>> WordPressPublisher::findPublished(const OutgoingReply &reply)
{
    const auto me = m_api.askMe();
    if (!me)
        return tl::unexpected(me.error());
    WordPressApi::Query query{{QStringLiteral("per_page"), QString::number(rowsAPage)},
                              {QStringLiteral("orderby"), QStringLiteral("id")},
                              {QStringLiteral("order"), QStringLiteral("desc")},
                              {QStringLiteral("after"), isoTime(reply.notBefore - clockSlack - 24h)}, // sites mix zones up
                              {QStringLiteral("_fields"), commentFields}};
    if (const qint64 post = postNumber(reply.threadExternalId); post > 0)
        query.append({QStringLiteral("post"), QString::number(post)});
    if (me->canModerate)
        query += {{QStringLiteral("author"), QString::number(me->id)},
                  {QStringLiteral("status"), QStringLiteral("any")},
                  {QStringLiteral("context"), QStringLiteral("edit")}};
    for (int index = 0; index < mostPages; ++index) {
        auto paged = query;
        paged.append({QStringLiteral("offset"), QString::number(index * rowsAPage)});
        const auto page = m_api.page(QStringLiteral("/wp/v2/comments"), paged);
        if (!page)
            return tl::unexpected(page.error());
        for (const QJsonValue &value : page->rows)
            if (isReply(value.toObject(), reply, me->id))
                return publishedOf(*commentOf(value.toObject(), m_api.access().base, me->id));
        if (page->rows.size() < rowsAPage)
            return me->canModerate ? Result<std::optional<PublishedPost>>(std::optional<PublishedPost>())
                                   : failure(Error::Kind::GiveUp, problem::cannotReadBack);
    }
    return failure(Error::Kind::GiveUp, problem::outcomeUnclear, QStringLiteral("too many comments"));
}

ModerationResult WordPressPublisher::moderate(const ModerationOrder &order)
{
    ModerationResult result;
    const qint64 id = commentNumber(order.externalId);
    if (id == 0) {
        result.outcome = ModerationResult::Outcome::Refused;
        result.problem = problem::notPossible;
        return result;
    }
    const auto response = m_api.post(QStringLiteral("/wp/v2/comments/%1").arg(id), {{QStringLiteral("status"), wordOf(order.act)}});
    if (!response) {
        const bool isUnsent = response.error().code == httpcode::notReached;
        result.outcome = isUnsent ? ModerationResult::Outcome::TryLater : ModerationResult::Outcome::Unknown;
        result.problem = response.error().code;
        result.retryAfterSeconds = isUnsent ? 30 : 0;
        return result;
    }
    const QString status = QJsonDocument::fromJson(response->body).object().value(QLatin1StringView("status")).toString();
    if (response->status == 200 && status == wordOf(order.act)) {
        result.outcome = ModerationResult::Outcome::Done;
        return result;
    }
    const Error error = wordPressError(*response);
    result.problem = response->status == 200 ? QString(problem::notThisNetwork) : error.code;
    if (error.code == problem::postGone && order.act == ModerationAct::Remove) {
        result.outcome = ModerationResult::Outcome::Done; // gone is gone
        result.problem.clear();
    } else if (error.code == problem::rateLimited) {
        result.outcome = ModerationResult::Outcome::TryLater;
        result.retryAfterSeconds = static_cast<int>(retryAfter(*response, std::chrono::floor<std::chrono::seconds>(m_clock.now()), 60s).count());
    } else {
        const bool isUnclear = response->status < 300 || response->status >= 500;
        result.outcome = isUnclear ? ModerationResult::Outcome::Unknown : ModerationResult::Outcome::Refused;
    }
    return result;
}

} // namespace otklik
