#include "channels/bluesky/blueskypublisher.h"

#include "channels/bluesky/aturi.h"
#include "channels/bluesky/blueskypost.h"
#include "channels/bluesky/richtext.h"
#include "channels/problems.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace otklik {

namespace {

constexpr qsizetype mostPictures = 4;            // app.bsky.embed.images
constexpr qsizetype largestPicture = 2'000'000;  // bytes; likewise
constexpr int usualWait = 60;                    // seconds

QString text(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1StringView(key)).toString();
}

PublishResult ended(PublishResult::Outcome outcome, const QString &problem)
{
    PublishResult result;
    result.outcome = outcome;
    result.problem = problem;
    return result;
}

tl::unexpected<PublishResult> refused(QLatin1StringView problem)
{
    return tl::unexpected(ended(PublishResult::Outcome::Refused, problem));
}

QJsonObject strongReference(const QString &uri, const QString &cid)
{
    return {{QStringLiteral("uri"), uri}, {QStringLiteral("cid"), cid}};
}

/// Half characters do not survive UTF-8: what is sent is what is counted in bytes.
QString wholeCharacters(const QString &text)
{
    return QString::fromUtf8(text.toUtf8());
}

} // namespace

BlueskyPublisher::BlueskyPublisher(BlueskyApi &api, const Clock &clock) : m_api(api), m_clock(clock) { }

AtUri BlueskyPublisher::nameOf(const OutgoingReply &reply) const
{
    return {m_api.session().did, atcollection::post, recordKeyOf(reply.idempotencyKey)};
}

PublishedPost BlueskyPublisher::published(const AtUri &name, const QJsonObject &record) const
{
    const QJsonObject author{{QStringLiteral("did"), m_api.session().did}, {QStringLiteral("handle"), m_api.session().handle}};
    const auto at = blueskyTime(record.value(QLatin1StringView("createdAt"))).value_or(m_clock.now());
    return {name.text(), webAddressOf(name), postOfRecord(name.text(), author, record, at, m_api.session().did)};
}

PublishResult BlueskyPublisher::notSent(const Error &error) const
{
    using enum PublishResult::Outcome;
    switch (error.kind) {
    case Error::Kind::SignIn:
        return ended(Refused, error.code);
    case Error::Kind::GiveUp:
        // A page of a hotel in place of the network says nothing of the reply.
        if (error.code != problem::notThisNetwork)
            return ended(Refused, error.code);
        [[fallthrough]];
    case Error::Kind::Retry:
    case Error::Kind::Conflict:
    case Error::Kind::CorrectInput:
    case Error::Kind::Corruption:
        break;
    }
    PublishResult later = ended(TryLater, error.code);
    later.retryAfterSeconds = usualWait;
    return later;
}

BlueskyPublisher::Step<QJsonObject> BlueskyPublisher::replyReference(const QString &parent)
{
    const auto name = postUri(parent);
    if (!name)
        return refused(problem::postGone);
    const auto answer = m_api.get(QStringLiteral("app.bsky.feed.getPosts"), {{QStringLiteral("uris"), parent}});
    if (!answer)
        return tl::unexpected(notSent(answer.error()));
    if (!answer->value(QLatin1StringView("posts")).isArray())
        return tl::unexpected(notSent({Error::Kind::GiveUp, problem::notThisNetwork, {}}));
    const QJsonObject view = answer->value(QLatin1StringView("posts")).toArray().first().toObject();
    const auto post = postOfView(view, m_api.session().did);
    const QString cid = text(view, "cid");
    if (!post || post->externalId != parent || cid.isEmpty())
        return refused(problem::postGone);
    if (post->answerObstacle == problem::commentsClosed)
        return refused(problem::commentsClosed);
    if (!post->answerObstacle.isEmpty())
        return refused(problem::recipientRefuses);
    const QJsonObject above = view[QLatin1StringView("record")][QLatin1StringView("reply")][QLatin1StringView("root")].toObject();
    const bool isBelow = postUri(text(above, "uri")).has_value() && !text(above, "cid").isEmpty();
    return QJsonObject{
        {QStringLiteral("root"), isBelow ? strongReference(text(above, "uri"), text(above, "cid")) : strongReference(parent, cid)},
        {QStringLiteral("parent"), strongReference(parent, cid)}};
}

BlueskyPublisher::Step<QJsonArray> BlueskyPublisher::facets(const QString &text, const OutgoingReply &reply)
{
    QHash<QString, QString> dids;
    const QStringList handles = handlesIn(text);
    for (const QString &handle : handles) {
        if (handle == reply.recipientHandle.toLower() && isDid(reply.recipientId)) {
            dids.insert(handle, reply.recipientId);
            continue;
        }
        const auto answer = m_api.get(QStringLiteral("com.atproto.identity.resolveHandle"), {{QStringLiteral("handle"), handle}});
        const bool isNobody = !answer && (answer.error().code == problem::networkRefused || answer.error().code == problem::postGone);
        if (!answer && !isNobody)
            return tl::unexpected(notSent(answer.error()));
        if (answer && isDid(answer->value(QLatin1StringView("did")).toString()))
            dids.insert(handle, answer->value(QLatin1StringView("did")).toString());
    }
    return facetsOf(text, dids);
}

BlueskyPublisher::Step<QJsonObject> BlueskyPublisher::pictures(const QList<OutgoingAttachment> &all)
{
    if (all.size() > mostPictures)
        return refused(problem::attachmentRefused);
    QJsonArray images;
    for (const OutgoingAttachment &one : all) {
        const auto image = picture(one);
        if (!image)
            return tl::unexpected<PublishResult>(image.error());
        images.append(*image);
    }
    return QJsonObject{{QStringLiteral("$type"), QStringLiteral("app.bsky.embed.images")}, {QStringLiteral("images"), images}};
}

BlueskyPublisher::Step<QJsonObject> BlueskyPublisher::picture(const OutgoingAttachment &one)
{
    if (one.bytes.size() > largestPicture || !one.mediaType.startsWith(QLatin1StringView("image/")))
        return refused(problem::attachmentRefused);
    const auto response = m_api.upload(one.bytes, one.mediaType.toUtf8());
    if (!response)
        return tl::unexpected(notSent(response.error()));
    if (response->status != 200) {
        const Error error = blueskyError(*response);
        const bool isPicture = error.code == problem::networkRefused || response->status == 413;
        return tl::unexpected(isPicture ? ended(PublishResult::Outcome::Refused, problem::attachmentRefused) : notSent(error));
    }
    const QJsonObject blob = QJsonDocument::fromJson(response->body).object().value(QLatin1StringView("blob")).toObject();
    if (!blob.value(QLatin1StringView("ref")).isObject())
        return tl::unexpected(notSent({Error::Kind::GiveUp, problem::notThisNetwork, {}}));
    return QJsonObject{{QStringLiteral("image"), blob}, {QStringLiteral("alt"), wholeCharacters(one.description)}};
}

BlueskyPublisher::Step<QJsonObject> BlueskyPublisher::record(const OutgoingReply &reply)
{
    const QString words = wholeCharacters(reply.text);
    QJsonObject record{{QStringLiteral("$type"), atcollection::post},
                       {QStringLiteral("text"), words},
                       {QStringLiteral("createdAt"), blueskyDate(m_clock.now())}};
    if (!reply.inReplyTo.isEmpty()) {
        const auto reference = replyReference(reply.inReplyTo);
        if (!reference)
            return tl::unexpected<PublishResult>(reference.error());
        record.insert(QStringLiteral("reply"), *reference);
    }
    const auto marks = facets(words, reply);
    if (!marks)
        return tl::unexpected<PublishResult>(marks.error());
    if (!marks->isEmpty())
        record.insert(QStringLiteral("facets"), *marks);
    if (!reply.attachments.isEmpty()) {
        const auto embed = pictures(reply.attachments);
        if (!embed)
            return tl::unexpected<PublishResult>(embed.error());
        record.insert(QStringLiteral("embed"), *embed);
    }
    return record;
}

PublishResult BlueskyPublisher::publish(const OutgoingReply &reply)
{
    using enum PublishResult::Outcome;
    if (reply.visibility == Visibility::Private)
        return ended(Refused, problem::notPossible);
    if (const auto signedIn = m_api.signIn(); !signedIn)
        return notSent(signedIn.error());
    const auto written = record(reply);
    if (!written)
        return written.error();
    const AtUri name = nameOf(reply);
    const auto response = m_api.post(QStringLiteral("com.atproto.repo.putRecord"),
                                     {{QStringLiteral("repo"), name.did},
                                      {QStringLiteral("collection"), name.collection},
                                      {QStringLiteral("rkey"), name.key},
                                      {QStringLiteral("record"), *written},
                                      {QStringLiteral("swapRecord"), QJsonValue::Null}}); // only where there is none
    if (!response) {
        const QString code = response.error().code;
        const bool isSurelyNotSent = code == httpcode::notReached || code == httpcode::badUrl;
        if (response.error().kind == Error::Kind::SignIn || response.error().code == problem::rateLimited)
            return notSent(response.error());
        return ended(isSurelyNotSent ? TryLater : Unknown, code);
    }
    return settled(*response, reply, *written);
}

PublishResult BlueskyPublisher::settled(const HttpResponse &response, const OutgoingReply &reply, const QJsonObject &record)
{
    using enum PublishResult::Outcome;
    const AtUri name = nameOf(reply);
    if (response.status == 200) {
        const QJsonObject answer = QJsonDocument::fromJson(response.body).object();
        if (text(answer, "uri") != name.text())
            return ended(Unknown, problem::notThisNetwork);
        PublishResult result = ended(Sent, {});
        result.post = published(name, record);
        return result;
    }
    // An earlier attempt has arrived: that one counts.
    if (xrpcErrorName(response) == QLatin1StringView("InvalidSwap")) {
        const auto found = findPublished(reply);
        if (!found || !*found)
            return ended(Unknown, problem::outcomeUnclear);
        PublishResult result = ended(Sent, {});
        result.post = **found;
        return result;
    }
    const Error error = blueskyError(response);
    if (error.code == problem::rateLimited) {
        PublishResult later = ended(TryLater, error.code);
        later.retryAfterSeconds = static_cast<int>(blueskyWait(response, m_clock.now()).count());
        return later;
    }
    // A fault of the server, or of a proxy before it, may come after the record was stored; only its own
    // refusal says that it was not.
    const bool isRefusal = response.status >= 400 && response.status < 500 && !xrpcErrorName(response).isEmpty();
    return ended(isRefusal ? Refused : Unknown, error.code);
}

Result<std::optional<PublishedPost>> BlueskyPublisher::findPublished(const OutgoingReply &reply)
{
    if (const auto signedIn = m_api.signIn(); !signedIn)
        return tl::unexpected(signedIn.error());
    const AtUri name = nameOf(reply);
    const auto answer = m_api.get(QStringLiteral("com.atproto.repo.getRecord"), {{QStringLiteral("repo"), name.did},
                                                                                 {QStringLiteral("collection"), name.collection},
                                                                                 {QStringLiteral("rkey"), name.key}});
    if (!answer) {
        if (answer.error().code == problem::postGone)
            return std::optional<PublishedPost>();
        return tl::unexpected(answer.error());
    }
    const QJsonObject record = answer->value(QLatin1StringView("value")).toObject();
    if (text(*answer, "uri") != name.text() || record.isEmpty())
        return failure(Error::Kind::GiveUp, problem::notThisNetwork, QStringLiteral("200"));
    return published(name, record);
}

} // namespace otklik
