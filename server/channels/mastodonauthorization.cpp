#include "server/channels/mastodonauthorization.h"

#include "channels/mastodon/mastodonapi.h"
#include "channels/mastodon/mastodonoauth.h"
#include "server/channels/channelstore.h"

#include <QRandomGenerator>

#include <array>

namespace otklik::server {

namespace {

using namespace std::chrono_literals;

constexpr auto attemptLife = 10min;
constexpr qsizetype attemptsAtOnce = 32;

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

Result<QUrl> MastodonAuthorization::begin(const QString &instance, const QString &callback)
{
    const auto base = mastodonBase(instance);
    if (!base)
        return failure(Error::Kind::CorrectInput, QStringLiteral("bad_url"));
    MastodonOAuth oauth(m_http, *base);
    const auto app = oauth.registerApp(callback);
    if (!app)
        return tl::unexpected(app.error());
    const QString state = secretText();
    const Attempt attempt{*base, callback, app->clientId, app->clientSecret, secretText(), m_clock.now()};
    if (const auto kept = keepAttempt(state, attempt); !kept)
        return tl::unexpected(kept.error());
    return oauth.authorizeUrl(*app, callback, state, attempt.verifier);
}

Result<void> MastodonAuthorization::keepAttempt(const QString &state, const Attempt &attempt)
{
    const std::lock_guard lock(m_mutex);
    m_attempts.removeIf([&](auto it) { return it.value().startedAt + attemptLife < attempt.startedAt; });
    if (m_attempts.size() >= attemptsAtOnce)
        return failure(Error::Kind::Retry, QStringLiteral("too_many_attempts"));
    m_attempts.insert(state, attempt);
    return {};
}

Result<MastodonAuthorization::Attempt> MastodonAuthorization::takeAttempt(const QString &state)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_attempts.constFind(state);
    if (found == m_attempts.cend())
        return failure(Error::Kind::CorrectInput, QStringLiteral("bad_state"));
    const Attempt attempt = *found;
    m_attempts.erase(found);
    if (attempt.startedAt + attemptLife < m_clock.now())
        return failure(Error::Kind::CorrectInput, QStringLiteral("bad_state"));
    return attempt;
}

Result<Source> MastodonAuthorization::finish(const QString &state, const QString &code, const QString &error)
{
    // The state comes first: whoever does not know it ends nobody's attempt.
    const auto attempt = takeAttempt(state);
    if (!attempt)
        return tl::unexpected(attempt.error());
    if (!error.isEmpty() || code.isEmpty())
        return failure(Error::Kind::GiveUp, QStringLiteral("denied"));
    auto source = connect(*attempt, code);
    if (source && m_connected)
        m_connected(*source);
    return source;
}

Result<Source> MastodonAuthorization::connect(const Attempt &attempt, const QString &code)
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
    ChannelAccess access;
    access.clientId = attempt.clientId;
    access.clientSecret = attempt.clientSecret;
    access.token = *token;
    access.accountId = account->id;
    access.readFrom = m_clock.now() - m_readBack;
    return m_store.saveConnection(source, access);
}

} // namespace otklik::server
