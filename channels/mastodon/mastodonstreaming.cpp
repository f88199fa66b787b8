#include "channels/mastodon/mastodonstreaming.h"

#include "channels/mastodon/eventreader.h"
#include "channels/problems.h"

#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

namespace otklik {

namespace {

using namespace std::chrono_literals;

/// A server without streaming is asked again after so long: it may have been updated.
constexpr auto askedAgain = 24h;
constexpr auto firstBackOff = 1s;
constexpr auto longestBackOff = 5min;
/// A stream that held for so long was a good one, whatever ended it.
constexpr auto goodStream = 30s;

bool isNews(const EventReader::Event &event)
{
    if (event.name == "conversation" || event.name == "notifications_merged")
        return true;
    if (event.name != "notification")
        return false;
    // A favourite is no reason to read; what cannot be told apart is one.
    const QString type = QJsonDocument::fromJson(event.data).object().value(QLatin1StringView("type")).toString();
    return type.isEmpty() || type == QLatin1StringView("mention");
}

bool isLoopback(const QUrl &url)
{
    return mayCarrySecrets(url) && url.scheme() == QLatin1StringView("http");
}

/// A name as hosts on the internet have one: no number, no name of an inner network.
bool isPublicName(const QString &host)
{
    static const QRegularExpression name(QStringLiteral("^([a-z0-9_-]+\\.)+[a-z][a-z0-9-]*$"),
                                         QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression inner(QStringLiteral("\\.(local|localhost|internal|intranet|lan|home|corp|test|invalid|arpa)$"),
                                          QRegularExpression::CaseInsensitiveOption);
    return name.match(QString::fromLatin1(QUrl::toAce(host))).hasMatch() && !inner.match(host).hasMatch();
}

} // namespace

std::optional<QUrl> streamingHost(const QString &named, const QUrl &base)
{
    if (named.isEmpty())
        return base;
    QUrl url(named, QUrl::StrictMode);
    if (url.scheme() == QLatin1StringView("wss"))
        url.setScheme(QStringLiteral("https"));
    if (url.scheme() == QLatin1StringView("ws"))
        url.setScheme(QStringLiteral("http"));
    if (!mayCarrySecrets(url))
        return std::nullopt;
    QUrl host;
    host.setScheme(url.scheme());
    host.setHost(url.host());
    host.setPort(url.port());
    if (host == base)
        return base;
    const bool isGood = isLoopback(base) ? isLoopback(host)
                                         : host.scheme() == QLatin1StringView("https")
            && (isPublicName(host.host()) || host.host() == base.host());
    return isGood ? std::optional(host) : std::nullopt;
}

MastodonStreaming::MastodonStreaming(MastodonApi &api, const Clock &clock) : m_api(api), m_clock(clock) { }

bool MastodonStreaming::isAllowanceLow() const
{
    const QList<QuotaUse> quotas = m_api.quotas();
    return std::any_of(quotas.cbegin(), quotas.cend(), [this](const QuotaUse &quota) {
        const bool isOver = quota.resetsAt && *quota.resetsAt <= m_clock.now();
        return quota.name == mastodonquota::requests && !isOver && (quota.limit - quota.used) * 5 < quota.limit;
    });
}

void MastodonStreaming::fail()
{
    const auto wait = std::min<std::chrono::milliseconds>(firstBackOff * (1 << std::min(m_failures, 12)), longestBackOff);
    ++m_failures;
    m_notBefore = m_clock.now() + wait;
}

void MastodonStreaming::doWithout()
{
    m_ability = Ability::Absent;
    m_notBefore = m_clock.now() + askedAgain;
}

bool MastodonStreaming::findHost()
{
    QString named;
    for (const auto &path : {QStringLiteral("/api/v2/instance"), QStringLiteral("/api/v1/instance")}) {
        const auto instance = m_api.object(path);
        if (!instance && instance.error().kind == Error::Kind::Retry) {
            fail();
            return false;
        }
        if (!instance)
            continue;
        const QJsonObject urls = instance->value(QLatin1StringView("configuration")).toObject()
                                     .value(QLatin1StringView("urls")).toObject();
        named = urls.value(QLatin1StringView("streaming")).toString();
        if (named.isEmpty()) // of /api/v1/instance
            named = instance->value(QLatin1StringView("urls")).toObject().value(QLatin1StringView("streaming_api")).toString();
        if (!named.isEmpty())
            break;
    }
    const auto host = streamingHost(named, m_api.access().base);
    if (!host) {
        doWithout();
        return false;
    }
    m_host = *host;
    m_ability = Ability::Present;
    return true;
}

bool MastodonStreaming::waitForNews(std::chrono::milliseconds atMost)
{
    if (m_clock.now() < m_notBefore || m_api.isStopping() || atMost.count() <= 0 || isAllowanceLow())
        return false;
    if (m_ability != Ability::Present && !findHost())
        return false;

    EventReader reader;
    bool hasNews = false;
    bool isOpen = false;
    const TimePoint opened = m_clock.now();
    const auto stream = m_api.listen(m_host, QStringLiteral("/api/v1/streaming/user"), atMost, [&](QByteArrayView piece) {
        isOpen = true;
        hasNews = !reader.feed(piece, [](const EventReader::Event &event) { return !isNews(event); });
        return !hasNews;
    });
    const bool hasHeld = m_clock.now() - opened >= std::min<std::chrono::milliseconds>(goodStream, atMost);
    const bool isTimeUp = !stream && stream.error().code == httpcode::noAnswer;
    if (hasNews || (hasHeld && (isOpen || isTimeUp))) {
        m_failures = 0;
        return hasNews;
    }
    if (stream && (stream->status == 404 || stream->status == 405 || stream->status == 501)) {
        doWithout();
        return false;
    }
    // The host may have moved; it is asked for again.
    m_ability = Ability::Unknown;
    if (stream || stream.error().code != problem::rateLimited)
        fail();
    // What came while the line was cut, the stream does not tell again.
    return isOpen && !m_api.isStopping();
}

} // namespace otklik
