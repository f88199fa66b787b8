#pragma once

#include "channels/connector.h"
#include "channels/connectorsetup.h"
#include "channels/heard.h"
#include "channels/http/http.h"

#include <QJsonObject>

#include <stop_token>

namespace otklik {

/// The account at its PDS, signed in with an app password.
struct BlueskyAccess final
{
    QUrl base;          ///< scheme and authority of the PDS, or of the entrance before it
    QString identifier; ///< handle, DID or e-mail address
    QString appPassword;
    QString did;        ///< of the official account; empty: whoever signs in

    /// Of a source's setup: values "identifier" and "app_password".
    [[nodiscard]] static BlueskyAccess of(const ConnectorSetup &setup);
};

/// Who is signed in. The tokens live in memory only.
struct BlueskySession final
{
    QByteArray accessJwt;
    QByteArray refreshJwt;
    QString did;
    QString handle;
    QString status; ///< empty: active; else why not: "takendown", "deactivated"
};

/// Calls of a PDS (XRPC, atproto.com/specs/xrpc) as one account; it hands app.bsky.* on to its AppView. Signs
/// in when needed, renews the session when the network says that it has ended, and then asks once more: such
/// a request was not looked at. Password and tokens go to `base` and nowhere else. Errors: Retry with
/// httpcode::*, problem::rateLimited or networkFault; SignIn with tokenRefused; GiveUp with postGone,
/// networkRefused, rightMissing, notPossible, or notThisNetwork where the answer is not of this API; the detail
/// holds the status and the network's own name of the error. Blocks; one thread, but for interrupt().
class BlueskyApi final
{
public:
    using Query = QList<std::pair<QString, QString>>;

    BlueskyApi(Http &http, const BlueskyAccess &access);

    [[nodiscard]] Result<QJsonObject> get(const QString &method, const Query &query);
    /// The raw answer, for whoever must tell refused from unknown.
    [[nodiscard]] Result<HttpResponse> post(const QString &method, const QJsonObject &body);
    /// Hands a file over for a record that is still to come; the raw answer.
    [[nodiscard]] Result<HttpResponse> upload(const QByteArray &bytes, const QByteArray &mediaType);
    /// Whether a file may be asked for there: at `base` or at Bluesky's own hosts of pictures.
    [[nodiscard]] bool isOwnFile(const QUrl &url) const;
    /// Such a file, asked for without a token.
    [[nodiscard]] Result<MediaBytes> file(const QUrl &url, qint64 atMost);
    /// A file of a repository that `base` has (com.atproto.sync.getBlob, which asks for no token).
    [[nodiscard]] Result<MediaBytes> blob(const QString &did, const QString &cid, qint64 atMost);
    /// Signs in where nobody is; nothing is asked where somebody is already.
    [[nodiscard]] Result<void> signIn();
    [[nodiscard]] const BlueskySession &session() const { return m_session; }
    /// As the last answer told it.
    [[nodiscard]] const QList<QuotaUse> &quotas() const { return m_quotas; }
    void interrupt() { m_stop.request_stop(); }

private:
    [[nodiscard]] HttpRequest request(HttpMethod method, const QString &name) const;
    [[nodiscard]] Result<HttpResponse> call(HttpRequest request);
    [[nodiscard]] Result<HttpResponse> send(HttpRequest request, const QByteArray &token);
    [[nodiscard]] Result<void> renew();
    [[nodiscard]] Result<void> createSession();
    [[nodiscard]] Result<void> keep(const HttpResponse &response);

    Http &m_http;
    BlueskyAccess m_access;
    BlueskySession m_session;
    QList<QuotaUse> m_quotas;
    std::stop_source m_stop;
};

/// The network's own name of an error: "InvalidSwap"; empty where the answer is not of this API.
[[nodiscard]] QString xrpcErrorName(const HttpResponse &response);

/// What an answer other than 200 means.
[[nodiscard]] Error blueskyError(const HttpResponse &response);

/// How long it asks to wait: Retry-After, else until RateLimit-Reset (seconds since the epoch).
[[nodiscard]] std::chrono::seconds blueskyWait(const HttpResponse &response, TimePoint now);

} // namespace otklik
