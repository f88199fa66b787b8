#include "channels/bluesky/blueskymoderation.h"

#include "channels/bluesky/aturi.h"
#include "channels/bluesky/blueskypost.h"
#include "channels/problems.h"

#include <QJsonArray>

namespace otklik {

namespace {

constexpr qsizetype mostHidden = 300; // app.bsky.feed.threadgate
constexpr int usualWait = 60;         // seconds

ModerationResult result(ModerationResult::Outcome outcome, const QString &problem = {})
{
    ModerationResult made;
    made.outcome = outcome;
    made.problem = problem;
    return made;
}

ModerationResult failed(const Error &error)
{
    using enum ModerationResult::Outcome;
    if (error.kind == Error::Kind::Retry) {
        ModerationResult later = result(TryLater, error.code);
        later.retryAfterSeconds = usualWait;
        return later;
    }
    return result(error.code == problem::notThisNetwork ? Unknown : Refused, error.code);
}

QString text(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1StringView(key)).toString();
}

QJsonObject keyOf(const AtUri &name)
{
    return {{QStringLiteral("repo"), name.did}, {QStringLiteral("collection"), name.collection}, {QStringLiteral("rkey"), name.key}};
}

} // namespace

BlueskyModeration::BlueskyModeration(BlueskyApi &api, const Clock &clock) : m_api(api), m_clock(clock) { }

ModerationResult BlueskyModeration::moderate(const ModerationOrder &order)
{
    if (const auto signedIn = m_api.signIn(); !signedIn)
        return failed(signedIn.error());
    switch (order.act) {
    case ModerationAct::Remove:
        break;
    case ModerationAct::Hide:
        return setHidden(order.externalId, true);
    case ModerationAct::Unhide:
        return setHidden(order.externalId, false);
    case ModerationAct::Block:
        return block(order.authorExternalId);
    case ModerationAct::Unblock:
        return unblock(order.authorExternalId);
    }
    return result(ModerationResult::Outcome::Refused, problem::notPossible);
}

BlueskyModeration::Step<AtUri> BlueskyModeration::rootOf(const AtUri &post)
{
    const auto answer = m_api.get(QStringLiteral("app.bsky.feed.getPosts"), {{QStringLiteral("uris"), post.text()}});
    if (!answer)
        return tl::unexpected(failed(answer.error()));
    const QJsonObject view = answer->value(QLatin1StringView("posts")).toArray().first().toObject();
    const auto seen = postOfView(view, m_api.session().did);
    if (!seen || seen->externalId != post.text())
        return tl::unexpected(result(ModerationResult::Outcome::Refused, problem::postGone));
    return postUri(seen->threadExternalId).value_or(post);
}

BlueskyModeration::Step<BlueskyModeration::Stored> BlueskyModeration::stored(const AtUri &name)
{
    const auto answer = m_api.get(QStringLiteral("com.atproto.repo.getRecord"), {{QStringLiteral("repo"), name.did},
                                                                                 {QStringLiteral("collection"), name.collection},
                                                                                 {QStringLiteral("rkey"), name.key}});
    if (!answer) {
        if (answer.error().code == problem::postGone)
            return Stored{};
        return tl::unexpected(failed(answer.error()));
    }
    const Stored found{text(*answer, "cid"), answer->value(QLatin1StringView("value")).toObject()};
    if (found.cid.isEmpty() || found.value.isEmpty())
        return tl::unexpected(result(ModerationResult::Outcome::Unknown, problem::notThisNetwork));
    return found;
}

ModerationResult BlueskyModeration::ended(const Result<HttpResponse> &response) const
{
    using enum ModerationResult::Outcome;
    if (!response)
        return response.error().code == httpcode::notReached ? failed(response.error()) : result(Unknown, response.error().code);
    if (response->status == 200)
        return xrpcErrorName(*response).isEmpty() && response->body.trimmed().startsWith('{')
            ? result(Done)
            : result(Unknown, problem::notThisNetwork);
    const Error error = blueskyError(*response);
    if (error.code == problem::rateLimited) {
        ModerationResult later = result(TryLater, error.code);
        later.retryAfterSeconds = static_cast<int>(blueskyWait(*response, m_clock.now()).count());
        return later;
    }
    // Somebody has changed the record since it was read: it is read again the next time.
    if (xrpcErrorName(*response) == QLatin1StringView("InvalidSwap"))
        return result(Unknown, problem::networkFault);
    return error.kind == Error::Kind::Retry ? result(Unknown, error.code) : failed(error);
}

ModerationResult BlueskyModeration::write(const AtUri &name, const QJsonObject &value, const QString &replacedCid)
{
    QJsonObject body = keyOf(name);
    body.insert(QStringLiteral("record"), value);
    body.insert(QStringLiteral("swapRecord"), replacedCid.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(replacedCid));
    return ended(m_api.post(QStringLiteral("com.atproto.repo.putRecord"), body));
}

ModerationResult BlueskyModeration::remove(const AtUri &name)
{
    return ended(m_api.post(QStringLiteral("com.atproto.repo.deleteRecord"), keyOf(name)));
}

ModerationResult BlueskyModeration::setHidden(const QString &externalId, bool isHidden)
{
    using enum ModerationResult::Outcome;
    const auto post = postUri(externalId);
    if (!post)
        return result(Refused, problem::postGone);
    const auto root = rootOf(*post);
    if (!root)
        return root.error();
    // Only who began a thread decides over the replies in it.
    if (root->did != m_api.session().did || *root == *post)
        return result(Refused, problem::notPossible);
    const AtUri gate{root->did, atcollection::threadgate, root->key};
    const auto found = stored(gate);
    if (!found)
        return found.error();
    QJsonArray hidden;
    const QJsonArray before = found->value.value(QLatin1StringView("hiddenReplies")).toArray();
    for (const QJsonValue &uri : before)
        if (uri.toString() != externalId)
            hidden.append(uri);
    const bool wasHidden = hidden.size() != before.size();
    if (wasHidden == isHidden)
        return result(Done);
    if (isHidden)
        hidden.append(externalId);
    if (hidden.size() > mostHidden)
        return result(Refused, problem::networkRefused);
    QJsonObject value = found->value;
    if (found->cid.isEmpty())
        value = {{QStringLiteral("$type"), atcollection::threadgate},
                 {QStringLiteral("post"), root->text()},
                 {QStringLiteral("createdAt"), blueskyDate(m_clock.now())}};
    value.insert(QStringLiteral("hiddenReplies"), hidden);
    return write(gate, value, found->cid);
}

ModerationResult BlueskyModeration::block(const QString &did)
{
    using enum ModerationResult::Outcome;
    if (!isDid(did) || did == m_api.session().did)
        return result(Refused, problem::notPossible);
    const AtUri name{m_api.session().did, atcollection::block, recordKeyOf(did)};
    const auto found = stored(name);
    if (!found)
        return found.error();
    if (!found->cid.isEmpty())
        return result(Done);
    return write(name, {{QStringLiteral("$type"), atcollection::block},
                        {QStringLiteral("subject"), did},
                        {QStringLiteral("createdAt"), blueskyDate(m_clock.now())}}, {});
}

ModerationResult BlueskyModeration::unblock(const QString &did)
{
    using enum ModerationResult::Outcome;
    if (!isDid(did))
        return result(Refused, problem::notPossible);
    const QString own = m_api.session().did;
    // Deleting what is not there does no harm there.
    const ModerationResult removed = remove({own, atcollection::block, recordKeyOf(did)});
    if (removed.outcome != Done)
        return removed;
    // One more block may have been made in the network's own app.
    const auto profile = m_api.get(QStringLiteral("app.bsky.actor.getProfile"), {{QStringLiteral("actor"), did}});
    if (!profile)
        return profile.error().code == problem::networkRefused ? result(Done) : failed(profile.error());
    const QString blocking = (*profile)[QLatin1StringView("viewer")][QLatin1StringView("blocking")].toString();
    const auto other = AtUri::parse(blocking);
    if (!other || other->did != own || other->collection != atcollection::block)
        return result(Done);
    return remove(*other);
}

} // namespace otklik
