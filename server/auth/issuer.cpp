#include "server/auth/issuer.h"

#include "channels/http/http.h"
#include "oidc/discovery.h"
#include "server/log.h"

namespace otklik::server {

namespace {

constexpr std::chrono::seconds longestWait{6}; ///< for another thread that asks the issuer

tl::unexpected<Error> unreachable(const QString &detail)
{
    return failure(Error::Kind::Retry, QStringLiteral("issuer_unreachable"), detail);
}

} // namespace

Issuer::Issuer(IssuerSettings settings, Http &http, const Clock &clock, Log &log)
    : m_settings(std::move(settings))
    , m_http(http)
    , m_clock(clock)
    , m_log(log)
{}

Result<oidc::IdToken> Issuer::verify(const QByteArray &text, const QString &nonce)
{
    const auto refuse = [this](const Error &why) {
        m_log.warning(QLatin1StringView("id_token_refused"), {{QStringLiteral("reason"), why.code}});
        return failure(Error::Kind::SignIn, QStringLiteral("id_token_refused"), why.code);
    };
    const auto token = oidc::Jwt::parse(text);
    if (!token)
        return refuse(token.error());
    const auto keys = keysFor(*token);
    if (!keys) {
        m_log.warning(QLatin1StringView("issuer_unreachable"), {{QStringLiteral("reason"), keys.error().detail}});
        return tl::unexpected<Error>(keys.error());
    }
    oidc::Expected expected;
    expected.issuer = m_settings.issuer;
    expected.audiences = QStringList{m_settings.clientId} + m_settings.audiences;
    expected.nonce = nonce;
    expected.now = m_clock.now();
    expected.leeway = leeway;
    expected.longestAge = longestAge;
    auto verified = oidc::verifyIdToken(*token, *keys, expected);
    if (!verified)
        return refuse(verified.error());
    return verified;
}

Result<oidc::KeySet> Issuer::keysFor(const oidc::Jwt &token)
{
    {
        const std::lock_guard lock(m_mutex);
        const oidc::KeySet *known = m_ring.keys(m_clock.now());
        const bool isNamed = known && (token.keyId.isEmpty() || known->hasId(token.keyId));
        if (isNamed && !m_ring.shouldFetch(token, m_clock.now()))
            return *known;
    }
    // Another thread may be asking: what it brings may do.
    const std::unique_lock fetching(m_fetching, longestWait);
    if (!fetching)
        return unreachable(QStringLiteral("waited too long"));
    bool isDue = false;
    {
        const std::lock_guard lock(m_mutex);
        isDue = m_ring.shouldFetch(token, m_clock.now());
        if (isDue)
            m_ring.asked(m_clock.now());
    }
    auto fetched = isDue ? fetch() : unreachable(QStringLiteral("asked a moment ago"));
    const std::lock_guard lock(m_mutex);
    if (fetched)
        m_ring.take(*fetched, m_clock.now());
    if (const oidc::KeySet *known = m_ring.keys(m_clock.now()))
        return *known;
    return fetched;
}

Result<oidc::KeySet> Issuer::fetch()
{
    const auto document = get(oidc::Discovery::addressOf(m_settings.issuer));
    if (!document)
        return tl::unexpected<Error>(document.error());
    const auto discovery = oidc::Discovery::parse(*document, m_settings.issuer);
    if (!discovery)
        return unreachable(discovery.error().code);
    const auto json = get(discovery->keys);
    if (!json)
        return tl::unexpected<Error>(json.error());
    auto keys = oidc::KeySet::parse(*json);
    if (!keys)
        return unreachable(keys.error().code);
    return keys;
}

Result<QByteArray> Issuer::get(const QUrl &url)
{
    HttpRequest request;
    request.url = url;
    request.headers = {{"Accept", "application/json"}};
    const auto response = m_http.perform(request);
    if (!response)
        return unreachable(response.error().code);
    if (response->status != 200)
        return unreachable(QString::number(response->status));
    return response->body;
}

} // namespace otklik::server
