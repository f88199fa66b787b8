#include "channels/mastodon/mastodonpublisher.h"

#include "channels/mastodon/mastodonstatus.h"
#include "channels/problems.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <thread>

namespace otklik {

namespace {

using namespace std::chrono_literals;

/// How far the clocks of two servers may differ. Generous: a reply of the same
/// words under the same post, made by hand a few hours before, is better taken
/// for this one than said twice.
constexpr auto clockSlack = 24h;
constexpr int ownPages = 25;

QString idOf(const QJsonObject &object)
{
    return object.value(QLatin1StringView("id")).toString();
}

PublishedPost publishedOf(const QJsonObject &status, const MastodonAccess &access)
{
    const auto post = postOfStatus(status, {access.accountId, access.base});
    return {stableStatusId(idOf(status)), post ? post->url : QString(), post};
}

/// Texts are compared by their words: networks change blanks, and the form in
/// which an account is named.
QString comparable(const QString &text)
{
    static const QRegularExpression mention(QStringLiteral("@([\\w.-]+)(@[\\w.:-]+)?"),
                                            QRegularExpression::UseUnicodePropertiesOption);
    return QString(text).replace(mention, QStringLiteral("@\\1")).simplified().toCaseFolded();
}

PublishResult ended(PublishResult::Outcome outcome, QLatin1StringView problem)
{
    PublishResult result;
    result.outcome = outcome;
    result.problem = problem;
    return result;
}

} // namespace

QString withMention(const QString &text, const QString &recipientHandle, const QUrl &base)
{
    if (recipientHandle.isEmpty())
        return text;
    const QString host = QLatin1Char('@') + base.authority();
    const bool isLocal = !recipientHandle.contains(u'@') || recipientHandle.endsWith(host, Qt::CaseInsensitive);
    const QString localPart = recipientHandle.section(u'@', 0, 0);
    const auto names = [&](const QString &handle) {
        const QRegularExpression token(QStringLiteral("(?<![\\w@/])@%1(?![\\w@.-]*\\w)").arg(QRegularExpression::escape(handle)),
                                       QRegularExpression::CaseInsensitiveOption
                                           | QRegularExpression::UseUnicodePropertiesOption);
        return text.contains(token);
    };
    if (names(recipientHandle) || (isLocal && names(localPart)))
        return text;
    return QStringLiteral("@%1 %2").arg(recipientHandle, text);
}

MastodonPublisher::MastodonPublisher(MastodonApi &api) : m_api(api) { }

PublishResult MastodonPublisher::publish(const OutgoingReply &reply)
{
    using enum PublishResult::Outcome;
    const auto warning = parentWarning(reply.inReplyTo);
    if (!warning)
        return warning.error();
    const auto mediaIds = upload(reply.attachments);
    if (!mediaIds)
        return mediaIds.error();
    const bool isPrivate = reply.visibility == Visibility::Private;
    QJsonObject body{
        {QStringLiteral("status"), withMention(reply.text, reply.recipientHandle, m_api.access().base)},
        {QStringLiteral("in_reply_to_id"), reply.inReplyTo},
        {QStringLiteral("visibility"), isPrivate ? QStringLiteral("direct") : QStringLiteral("public")},
    };
    // Who asked behind a warning is not answered in the open.
    if (!warning->isEmpty())
        body.insert(QStringLiteral("spoiler_text"), *warning);
    if (!mediaIds->isEmpty())
        body.insert(QStringLiteral("media_ids"), *mediaIds);
    const auto response = m_api.post(QStringLiteral("/api/v1/statuses"), body, reply.idempotencyKey);
    if (!response) {
        if (response.error().code == problem::rateLimited)
            return later(mastodonquota::posts);
        const bool isSurelyNotSent = response.error().code == httpcode::notReached
            || response.error().code == httpcode::badUrl;
        PublishResult result = ended(isSurelyNotSent ? TryLater : Unknown, httpcode::noAnswer);
        result.problem = response.error().code;
        return result;
    }
    if (response->status == 200) {
        PublishResult result = ended(Unknown, problem::notMastodon);
        const QJsonObject status = QJsonDocument::fromJson(response->body).object();
        if (!idOf(status).isEmpty()) {
            result.outcome = Sent;
            result.post = publishedOf(status, m_api.access());
            result.problem.clear();
        }
        return result;
    }
    const Error error = mastodonError(*response);
    if (error.code == problem::rateLimited)
        return later(mastodonquota::posts);
    // A fault of the server, or of a proxy before it, may come after the post was stored;
    // so may an answer that is neither a success nor a refusal.
    const bool isRefusal = response->status >= 400 && response->status < 500 && response->status != 408;
    PublishResult result = ended(isRefusal ? Refused : Unknown, problem::networkFault);
    result.problem = error.code;
    return result;
}

PublishResult MastodonPublisher::later(const QString &allowance) const
{
    PublishResult result = ended(PublishResult::Outcome::TryLater, problem::rateLimited);
    result.retryAfterSeconds = static_cast<int>(std::max(m_api.untilAllowed(allowance), 1s).count());
    return result;
}

tl::expected<QString, PublishResult> MastodonPublisher::parentWarning(const QString &externalId)
{
    using enum PublishResult::Outcome;
    if (externalId.isEmpty())
        return QString();
    const auto parent = m_api.object(QStringLiteral("/api/v1/statuses/%1").arg(externalId));
    if (parent)
        return parent->value(QLatin1StringView("spoiler_text")).toString();
    if (parent.error().code == problem::rateLimited)
        return tl::unexpected(later(mastodonquota::requests));
    // A page in place of an answer is a proxy's, and may be gone in a minute; so may be a 404 of everything.
    const bool isForNow = parent.error().kind == Error::Kind::Retry || parent.error().code == problem::notMastodon;
    PublishResult why = ended(isForNow ? TryLater : Refused, problem::networkFault);
    why.problem = parent.error().code;
    why.retryAfterSeconds = isForNow ? 60 : 0;
    return tl::unexpected(why);
}

tl::expected<QJsonArray, PublishResult> MastodonPublisher::upload(const QList<OutgoingAttachment> &pictures)
{
    QJsonArray ids;
    for (const OutgoingAttachment &picture : pictures) {
        const auto id = upload(picture);
        if (!id)
            return tl::unexpected<PublishResult>(id.error());
        ids.append(*id);
    }
    return ids;
}

tl::expected<QString, PublishResult> MastodonPublisher::upload(const OutgoingAttachment &picture)
{
    using enum PublishResult::Outcome;
    // A picture without a post is seen by nobody: it may be handed over again.
    PublishResult why = ended(TryLater, httpcode::noAnswer);
    why.retryAfterSeconds = 60;
    const auto response = m_api.upload(picture);
    if (!response) {
        if (response.error().code == problem::rateLimited)
            return tl::unexpected(later(mastodonquota::media));
        why.problem = response.error().code;
        return tl::unexpected(why);
    }
    if (response->status == 200 || response->status == 202) {
        const QString id = idOf(QJsonDocument::fromJson(response->body).object());
        if (!id.isEmpty() && (response->status == 200 || isReady(id)))
            return id;
        why.problem = id.isEmpty() ? problem::notMastodon : problem::networkFault;
        return tl::unexpected(why);
    }
    const Error error = mastodonError(*response);
    if (error.code == problem::rateLimited)
        return tl::unexpected(later(mastodonquota::media));
    why.problem = error.code;
    if (error.kind != Error::Kind::Retry)
        why.outcome = Refused;
    // Connected before pictures were sent from here: the right to hand them over is missing.
    if (error.kind == Error::Kind::GiveUp)
        why.problem = response->status == 403 ? problem::tokenRefused : problem::attachmentRefused;
    return tl::unexpected(why);
}

bool MastodonPublisher::isReady(const QString &mediaId)
{
    constexpr int looks = 10;
    for (int look = 0; look < looks; ++look) {
        const auto picture = m_api.picture(mediaId);
        if (!picture || picture->status != 206)
            return picture && picture->status == 200;
        if (m_api.isStopping())
            return false;
        std::this_thread::sleep_for(500ms);
    }
    return false;
}

Result<bool> MastodonPublisher::collectUnderParent(const OutgoingReply &reply, QList<QJsonObject> &statuses)
{
    const auto context = m_api.object(QStringLiteral("/api/v1/statuses/%1/context").arg(reply.inReplyTo));
    if (!context) {
        if (context.error().code != problem::postGone)
            return tl::unexpected(context.error());
        if (const auto access = m_api.checkAccess(); !access)
            return tl::unexpected(access.error());
        return false;
    }
    const QJsonArray descendants = context->value(QLatin1StringView("descendants")).toArray();
    for (const QJsonValue &status : descendants)
        statuses.append(status.toObject());
    return true;
}

Result<void> MastodonPublisher::collectOwn(const OutgoingReply &reply, QList<QJsonObject> &statuses)
{
    const QString path = QStringLiteral("/api/v1/accounts/%1/statuses").arg(m_api.access().accountId);
    QString below;
    for (int page = 0; page < ownPages; ++page) {
        MastodonApi::Query query{{QStringLiteral("limit"), QStringLiteral("40")}};
        if (!below.isEmpty())
            query.append({QStringLiteral("max_id"), below});
        const auto own = m_api.page(path, query);
        if (!own)
            return tl::unexpected(own.error());
        bool isOldEnough = own->entries.isEmpty();
        for (const QJsonValue &entry : std::as_const(own->entries)) {
            const QJsonObject status = entry.toObject();
            statuses.append(status);
            const auto at = mastodonTime(status.value(QLatin1StringView("created_at")));
            isOldEnough = isOldEnough || (at && *at < reply.notBefore - clockSlack);
        }
        const QString last = own->entries.isEmpty() ? QString() : idOf(own->entries.last().toObject());
        if (isOldEnough || last == below || own->entries.size() >= 200) // without paging: all there is
            return {};
        below = last;
    }
    return failure(Error::Kind::GiveUp, problem::outcomeUnclear, QStringLiteral("too many own posts"));
}

std::optional<QString> MastodonPublisher::sourceText(const QJsonObject &status)
{
    const auto source = m_api.object(QStringLiteral("/api/v1/statuses/%1/source").arg(idOf(status)));
    if (!source || !source->value(QLatin1StringView("text")).isString())
        return std::nullopt;
    return source->value(QLatin1StringView("text")).toString();
}

MastodonPublisher::Match MastodonPublisher::match(const QJsonObject &status, const OutgoingReply &reply,
                                                  bool isParentGone)
{
    const auto post = postOfStatus(status, {m_api.access().accountId, m_api.access().base});
    if (!post || !post->isBrand || status.value(QLatin1StringView("reblog")).isObject())
        return Match::No;
    const bool isUnderParent = post->inReplyTo == reply.inReplyTo || (isParentGone && post->inReplyTo.isEmpty());
    if (!isUnderParent || post->publishedAt < reply.notBefore - clockSlack
        || reply.accountedFor.contains(post->externalId))
        return Match::No;
    const QString wanted = comparable(withMention(reply.text, reply.recipientHandle, m_api.access().base));
    if (comparable(writtenText(status)) == wanted)
        return Match::Yes;
    // Servers rewrite what looks like markup: only the source tells that it is another text.
    const auto source = sourceText(status);
    if (!source)
        return Match::Unclear;
    return comparable(*source) == wanted ? Match::Yes : Match::No;
}

Result<std::optional<PublishedPost>> MastodonPublisher::findPublished(const OutgoingReply &reply)
{
    // Both lists are needed: own lists may leave private posts out, and a thread
    // cannot be read once its parent is gone.
    QList<QJsonObject> statuses;
    const auto isParentThere = collectUnderParent(reply, statuses);
    if (!isParentThere)
        return tl::unexpected(isParentThere.error());
    const auto own = collectOwn(reply, statuses);
    const bool isOwnListTooLong = !own && own.error().code == problem::outcomeUnclear;
    if (!own && !(isOwnListTooLong && *isParentThere))
        return tl::unexpected(own.error());

    bool isUnclear = false;
    QSet<QString> seen;
    for (const QJsonObject &status : std::as_const(statuses)) {
        const QString id = stableStatusId(idOf(status));
        if (seen.contains(id))
            continue;
        seen.insert(id);
        const Match found = match(status, reply, !*isParentThere);
        if (found == Match::Yes)
            return publishedOf(status, m_api.access());
        isUnclear = isUnclear || found == Match::Unclear;
    }
    const bool mayHide = !*isParentThere && reply.visibility == Visibility::Private;
    if (isUnclear || mayHide)
        return failure(Error::Kind::GiveUp, problem::outcomeUnclear);
    return std::optional<PublishedPost>();
}

} // namespace otklik
