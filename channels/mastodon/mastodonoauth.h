#pragma once

#include "channels/http/http.h"

#include <QJsonObject>

namespace otklik {

/// An app as registered at one server.
struct MastodonApp final
{
    QString clientId;
    QString clientSecret;
};

/// Who was authorised, and what the server takes.
struct MastodonAccount final
{
    QString id;
    QString handle; ///< "user@host"
    QString name;
    QString url;
    qint64 maxCharacters = 0; ///< 0: not told
};

/// The steps of signing an account in at a server of Mastodon's API (OAuth code
/// flow with PKCE where the server knows it). Each call blocks. Errors as
/// MastodonApi's, and GiveUp with problem::notMastodon.
class MastodonOAuth final
{
public:
    MastodonOAuth(Http &http, const QUrl &base);

    [[nodiscard]] Result<MastodonApp> registerApp(const QString &callback);
    [[nodiscard]] QUrl authorizeUrl(const MastodonApp &app, const QString &callback, const QString &state,
                                    const QString &verifier) const;
    [[nodiscard]] Result<QString> exchange(const MastodonApp &app, const QString &callback, const QString &code,
                                           const QString &verifier);
    [[nodiscard]] Result<MastodonAccount> account(const QString &token);

private:
    [[nodiscard]] Result<QJsonObject> postForm(const QString &path, const QList<std::pair<QString, QString>> &fields);
    [[nodiscard]] qint64 maxCharacters();
    [[nodiscard]] QUrl address(const QString &path) const;

    Http &m_http;
    QUrl m_base;
};

} // namespace otklik
