#pragma once

#include "channels/connector.h"
#include "channels/http/http.h"

#include <QJsonArray>
#include <QJsonObject>

namespace otklik {

/// The authorised account at one server of Mastodon's API.
struct MastodonAccess final
{
    QUrl base;         ///< scheme and authority only
    QString token;
    QString accountId; ///< of the official account, by that server's own id
};

/// Calls of Mastodon's API with one account's token, which goes to `base` and
/// nowhere else. Errors: Retry with httpcode::*, problem::rateLimited or
/// problem::networkFault; SignIn with problem::tokenRefused; GiveUp with
/// problem::postGone (404, 410) or problem::networkRefused; GiveUp with
/// problem::notMastodon where the answer is no JSON. Blocks; one thread.
class MastodonApi final
{
public:
    using Query = QList<std::pair<QString, QString>>;

    MastodonApi(Http &http, const MastodonAccess &access);

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
    /// Whether the token still stands for this account: what makes a 404 believable.
    [[nodiscard]] Result<void> checkAccess();

    [[nodiscard]] const MastodonAccess &access() const { return m_access; }

private:
    [[nodiscard]] Result<HttpResponse> fetch(const QString &path, const Query &query);
    [[nodiscard]] QList<std::pair<QByteArray, QByteArray>> headers(const QByteArray &contentType) const;
    [[nodiscard]] QUrl address(const QString &path) const;

    Http &m_http;
    MastodonAccess m_access;
};

/// What an answer other than 2xx means; `detail` holds the status only.
[[nodiscard]] Error mastodonError(const HttpResponse &response);

/// The address of a server: "https://host[:port]"; plain http on loopback only.
/// A bare host name gets https. None when it is neither.
[[nodiscard]] std::optional<QUrl> mastodonBase(const QString &typed);

} // namespace otklik
