#include "server/channels/mastodonauthorization.h"

#include "channels/mastodon/mastodonapi.h"
#include "channels/mastodon/mastodonoauth.h"
#include "server/channels/channelstore.h"

#include <QRandomGenerator>

#include <array>

namespace otklik::server {

namespace {

/// 256 random bits from the system, for a URL.
QString secretText()
{
    std::array<quint32, 8> bits{};
    QRandomGenerator::system()->fillRange(bits.data(), static_cast<qsizetype>(bits.size()));
    const QByteArray bytes(reinterpret_cast<const char *>(bits.data()), sizeof bits);
    return QString::fromLatin1(bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

} // namespace

MastodonAuthorization::MastodonAuthorization(Http &http, ConnectionStore &store, const Clock &clock,
                                             std::chrono::milliseconds readBack,
                                             std::function<void(const Source &)> connected)
    : m_http(http), m_store(store), m_clock(clock), m_readBack(readBack), m_connected(std::move(connected))
{
}

Result<QUrl> MastodonAuthorization::begin(const QString &instance, const QString &callback, const QString &team)
{
    const auto base = mastodonBase(instance);
    if (!base)
        return failure(Error::Kind::CorrectInput, QStringLiteral("bad_url"));
    MastodonOAuth oauth(m_http, *base);
    const auto app = oauth.registerApp(callback);
    if (!app)
        return tl::unexpected(app.error());
    const QString state = secretText();
    const ConnectionAttempt attempt{*base, callback, app->clientId, app->clientSecret, secretText(), team};
    if (const auto kept = m_store.keepAttempt(state, attempt); !kept)
        return tl::unexpected(kept.error());
    return oauth.authorizeUrl(*app, callback, state, attempt.verifier);
}

Result<Source> MastodonAuthorization::finish(const QString &state, const QString &code, const QString &error)
{
    // The state comes first: whoever does not know it ends nobody's attempt.
    const auto attempt = m_store.takeAttempt(state);
    if (!attempt)
        return tl::unexpected(attempt.error());
    if (!error.isEmpty() || code.isEmpty())
        return failure(Error::Kind::GiveUp, QStringLiteral("denied"));
    auto source = connect(*attempt, code);
    if (source && m_connected)
        m_connected(*source);
    return source;
}

Result<Source> MastodonAuthorization::connect(const ConnectionAttempt &attempt, const QString &code)
{
    MastodonOAuth oauth(m_http, attempt.base);
    const auto token = oauth.exchange({attempt.clientId, attempt.clientSecret}, attempt.callback, code, attempt.verifier);
    if (!token)
        return tl::unexpected(token.error());
    const auto account = oauth.account(*token);
    if (!account)
        return tl::unexpected(account.error());

    Source source;
    source.network = QStringLiteral("mastodon");
    source.title = account->handle;
    source.url = attempt.base.toString();
    source.handle = account->handle;
    source.state = SourceState::Connected;
    source.lengthLimit = account->maxCharacters;
    source.team = attempt.team;
    ConnectorSetup setup;
    setup.values = {{QStringLiteral("client_id"), attempt.clientId},
                    {QStringLiteral("client_secret"), attempt.clientSecret},
                    {setupkey::token, *token}};
    setup.accountId = account->id;
    setup.readFrom = m_clock.now() - m_readBack;
    return m_store.saveConnection(source, setup);
}

} // namespace otklik::server
