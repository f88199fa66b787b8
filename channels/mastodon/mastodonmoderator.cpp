#include "channels/mastodon/mastodonmoderator.h"

#include "channels/problems.h"

#include <QJsonDocument>

#include <algorithm>

namespace otklik {

namespace {

using Outcome = ModerationResult::Outcome;

ModerationResult done()
{
    return {Outcome::Done, {}, 0};
}

ModerationResult refused(QLatin1StringView problem)
{
    return {Outcome::Refused, problem, 0};
}

QString text(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1StringView(key)).toString();
}

} // namespace

MastodonModerator::MastodonModerator(MastodonApi &api) : m_api(api) { }

ModerationResult MastodonModerator::ended(const Error &error) const
{
    ModerationResult result{Outcome::Refused, error.code, 0};
    if (error.kind != Error::Kind::Retry)
        return result;
    const bool isSurelyNot = error.code == httpcode::notReached || error.code == problem::rateLimited;
    result.outcome = isSurelyNot ? Outcome::TryLater : Outcome::Unknown;
    if (isSurelyNot) {
        const auto wait = m_api.untilAllowed(mastodonquota::requests);
        result.retryAfterSeconds = static_cast<int>(std::max(wait, std::chrono::seconds(60)).count());
    }
    return result;
}

ModerationResult MastodonModerator::moderate(const ModerationOrder &order)
{
    if (order.act == ModerationAct::Hide || order.act == ModerationAct::Unhide)
        return refused(problem::notPossible);
    // Accounts have ids of the server's own; a post tells its author's.
    const QString path = QStringLiteral("/api/v1/statuses/%1").arg(order.externalId);
    const auto status = m_api.object(path);
    if (!status) {
        if (status.error().code == problem::postGone && order.act == ModerationAct::Remove) {
            const auto access = m_api.checkAccess();
            return access ? done() : ended(access.error());
        }
        return ended(status.error());
    }
    const QJsonObject author = status->value(QLatin1StringView("account")).toObject();
    if (text(author, "id").isEmpty())
        return refused(problem::notMastodon);
    return order.act == ModerationAct::Remove ? remove(path, author) : block(author, order);
}

ModerationResult MastodonModerator::remove(const QString &path, const QJsonObject &author)
{
    if (text(author, "id") != m_api.access().accountId)
        return refused(problem::notPossible);
    const auto response = m_api.remove(path);
    if (!response)
        return ended(response.error());
    if (response->status == 200)
        return done();
    if (response->status != 404 && response->status != 410)
        return ended(mastodonError(*response));
    // Gone already, or a server that has no such call: whether it still stands there tells.
    const auto still = m_api.object(path);
    if (still)
        return refused(problem::notPossible);
    return still.error().code == problem::postGone ? done() : ended(still.error());
}

ModerationResult MastodonModerator::block(const QJsonObject &author, const ModerationOrder &order)
{
    // The order names a person: it is not to fall upon another one.
    const QStringList names{text(author, "uri"), text(author, "url"), text(author, "id")};
    if (!order.authorExternalId.isEmpty() && !names.contains(order.authorExternalId))
        return refused(problem::networkRefused);
    const bool isBlock = order.act == ModerationAct::Block;
    if (isBlock && text(author, "id") == m_api.access().accountId)
        return refused(problem::notPossible);
    const auto response = m_api.post(QStringLiteral("/api/v1/accounts/%1/%2")
                                         .arg(text(author, "id"), isBlock ? QStringLiteral("block") : QStringLiteral("unblock")));
    if (!response)
        return ended(response.error());
    if (response->status == 403)
        return refused(problem::rightMissing); // connected before blocking was asked for
    if (response->status != 200)
        return ended(mastodonError(*response));
    const QJsonValue blocking = QJsonDocument::fromJson(response->body).object().value(QLatin1StringView("blocking"));
    if (!blocking.isBool())
        return {Outcome::Unknown, problem::notMastodon, 0};
    return blocking.toBool() == isBlock ? done() : refused(problem::networkRefused);
}

} // namespace otklik
