#include "channels/http/http.h"

#include <QDateTime>
#include <QRegularExpression>

#include <curl/curl.h>

#include <algorithm>

namespace otklik {

namespace {

std::optional<std::chrono::seconds> waitTold(const QByteArray &text, std::chrono::sys_seconds now)
{
    bool isNumber = false;
    const qint64 seconds = text.trimmed().toLongLong(&isNumber);
    if (isNumber)
        return std::chrono::seconds(seconds);
    const QDateTime iso = QDateTime::fromString(QString::fromLatin1(text.trimmed()), Qt::ISODateWithMs);
    const qint64 when = iso.isValid() ? iso.toSecsSinceEpoch() : curl_getdate(text.constData(), nullptr);
    if (when < 0)
        return std::nullopt;
    return std::chrono::seconds(when) - now.time_since_epoch();
}

} // namespace

QByteArray HttpResponse::header(QByteArrayView name) const
{
    for (const auto &[key, value] : headers)
        if (key == name)
            return value;
    return {};
}

bool mayCarrySecrets(const QUrl &url)
{
    static const QRegularExpression loopback(QStringLiteral("^(localhost|::1|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3})$"));
    const bool isSafe = url.scheme() == QLatin1StringView("https")
        || (url.scheme() == QLatin1StringView("http") && loopback.match(url.host()).hasMatch());
    return url.isValid() && isSafe && !url.host().isEmpty() && url.userInfo().isEmpty();
}

QByteArray formEncoded(const QList<std::pair<QString, QString>> &fields)
{
    QByteArray form;
    for (const auto &[name, value] : fields) {
        if (!form.isEmpty())
            form += '&';
        form += QUrl::toPercentEncoding(name) + '=' + QUrl::toPercentEncoding(value);
    }
    return form;
}

std::chrono::seconds retryAfter(const HttpResponse &response, std::chrono::sys_seconds now,
                                std::chrono::seconds otherwise)
{
    using namespace std::chrono_literals;
    std::optional<std::chrono::seconds> wait;
    for (const QByteArrayView name : {QByteArrayView("retry-after"), QByteArrayView("x-ratelimit-reset")})
        if (!wait)
            wait = waitTold(response.header(name), now);
    return std::clamp<std::chrono::seconds>(wait.value_or(otherwise), 1s, 1h);
}

} // namespace otklik
