#pragma once

#include "channels/connector.h"
#include "channels/http/http.h"
#include "models/clock.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QMap>

namespace otklik {

/// The authorised account at one server of Mastodon's API.
struct MastodonAccess final
{
    QUrl base;         ///< scheme and authority only
    QString token;
    QString accountId; ///< of the official account, by that server's own id
};

/// The allowances of Mastodon's API that are counted apart: docs.joinmastodon.org/api/rate-limits.
namespace mastodonquota {
inline const QString requests = QStringLiteral("requests");
inline const QString posts = QStringLiteral("posts");
inline const QString media = QStringLiteral("media");
} // namespace mastodonquota

/// Calls of Mastodon's API with one account's token, which goes to `base` and
/// nowhere else. After "too many requests" nothing more is asked until the time
/// the server told is over. Errors: Retry with httpcode::*, problem::rateLimited or
/// problem::networkFault; SignIn with problem::tokenRefused; GiveUp with
/// problem::postGone (404, 410) or problem::networkRefused; GiveUp with
/// problem::notMastodon where the answer is no JSON. Blocks; one thread.
class MastodonApi final
{
public:
    using Query = QList<std::pair<QString, QString>>;

    /// `stop` ends the call under way, and every later one.
    MastodonApi(Http &http, const Clock &clock, const MastodonAccess &access, std::stop_token stop = {});

    struct Page final
    {
        QJsonArray entries;
        QString nextMaxId; ///< of the Link header, where there is one
    };
    [[nodiscard]] Result<Page> page(const QString &path, const Query &query);
    [[nodiscard]] Result<QJsonObject> object(const QString &path);
    /// The raw answer, for whoever must tell refused from unknown.
    [[nodiscard]] Result<HttpResponse> post(const QString &path, const QJsonObject &body, const QString &idempotencyKey);
    /// Hands a picture over for a post that is still to come; the raw answer.
    [[nodiscard]] Result<HttpResponse> upload(const OutgoingAttachment &picture);
    /// How far the server is with a picture, raw: 200 ready, 206 still at it.
    [[nodiscard]] Result<HttpResponse> picture(const QString &id);
    [[nodiscard]] Result<HttpResponse> post(const QString &path);
    [[nodiscard]] Result<HttpResponse> remove(const QString &path);
    /// Events as they come, of `host`, which is to be the one that this server names; `onBody` false ends it.
    [[nodiscard]] Result<HttpResponse> listen(const QUrl &host, const QString &path, std::chrono::milliseconds atMost,
                                              std::function<bool(QByteArrayView)> onBody);
    /// A file of a post, asked for without the token: whoever calls has judged the address.
    [[nodiscard]] Result<MediaBytes> file(const QUrl &url, qint64 atMost);
    /// Whether the token still stands for this account: what makes a 404 believable.
    [[nodiscard]] Result<void> checkAccess();

    [[nodiscard]] const MastodonAccess &access() const { return m_access; }
    /// What the last answers told of the allowances.
    [[nodiscard]] QList<QuotaUse> quotas() const { return m_quotas.values(); }
    /// How long nothing is asked any more out of this allowance; none: now is as good as any time.
    [[nodiscard]] std::chrono::seconds untilAllowed(const QString &allowance) const;
    [[nodiscard]] bool isStopping() const { return m_stop.stop_requested(); }

private:
    [[nodiscard]] Result<HttpResponse> perform(HttpRequest request, const QString &allowance);
    [[nodiscard]] Result<HttpResponse> fetch(const QString &path, const Query &query);
    void noteQuota(const HttpResponse &response, const QString &allowance);
    [[nodiscard]] QList<std::pair<QByteArray, QByteArray>> headers(const QByteArray &contentType) const;
    [[nodiscard]] QUrl address(const QString &path) const;

    Http &m_http;
    const Clock &m_clock;
    MastodonAccess m_access;
    std::stop_token m_stop;
    QMap<QString, QuotaUse> m_quotas; ///< by name
    QMap<QString, TimePoint> m_allowedAgain; ///< by name
};

/// The rights that are asked for, by the API's names.
[[nodiscard]] QString mastodonScopes();

/// How many characters the server takes, of an Instance entity; 0: not told.
[[nodiscard]] qint64 mastodonLengthLimit(const QJsonObject &instance);

/// What an answer other than 2xx means; `detail` holds the status only.
[[nodiscard]] Error mastodonError(const HttpResponse &response);

/// The address of a server: "https://host[:port]"; plain http on loopback only.
/// A bare host name gets https. None when it is neither.
[[nodiscard]] std::optional<QUrl> mastodonBase(const QString &typed);

} // namespace otklik
