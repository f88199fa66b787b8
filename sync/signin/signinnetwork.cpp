#include "sync/signin/signinnetwork.h"

#include <QLocale>
#include <QNetworkReply>
#include <QTimer>

namespace otklik {

namespace {

using namespace std::chrono_literals;

constexpr auto longestExchange = 30s; ///< in all
constexpr auto tooLarge = "otklik_too_large";

std::optional<TimePoint> dateOf(const QNetworkReply &reply)
{
    const QString text = QString::fromLatin1(reply.rawHeader("Date"));
    QDateTime date = QLocale::c().toDateTime(text, QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
    if (!date.isValid())
        return std::nullopt;
    date.setTimeSpec(Qt::UTC);
    return TimePoint(std::chrono::milliseconds(date.toMSecsSinceEpoch()));
}

} // namespace

SignInNetwork::SignInNetwork(std::chrono::milliseconds longestPause, QObject *parent)
    : QNetworkAccessManager(parent)
    , m_longestPause(longestPause)
{}

QNetworkReply *SignInNetwork::createRequest(Operation operation, const QNetworkRequest &request, QIODevice *body)
{
    QNetworkRequest bounded = request;
    bounded.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    bounded.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    bounded.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    bounded.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    bounded.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    bounded.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    bounded.setRawHeader("Accept", "application/json");
    bounded.setTransferTimeout(static_cast<int>(m_longestPause.count()));
    QNetworkReply *reply = QNetworkAccessManager::createRequest(operation, bounded, body);
    connect(reply, &QNetworkReply::readyRead, reply, [reply] {
        if (reply->bytesAvailable() <= longestBody)
            return;
        reply->setProperty(tooLarge, true);
        reply->abort();
    });
    QTimer::singleShot(longestExchange, reply, &QNetworkReply::abort);
    return reply;
}

Result<IssuerAnswer> SignInNetwork::answerOf(QNetworkReply &reply)
{
    if (reply.property(tooLarge).toBool() || reply.bytesAvailable() > longestBody)
        return failure(Error::Kind::GiveUp, QStringLiteral("issuer_unsuitable"), QStringLiteral("too large"));
    if (reply.error() == QNetworkReply::SslHandshakeFailedError)
        return failure(Error::Kind::GiveUp, QStringLiteral("tls_failed"), reply.errorString());
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const bool isBroken = status == 0 || (status < 300 && reply.error() != QNetworkReply::NoError);
    if (isBroken)
        return failure(Error::Kind::Retry, QStringLiteral("issuer_unreachable"), reply.errorString());
    return IssuerAnswer{status, reply.readAll(), dateOf(reply)};
}

void SignInNetwork::get(const QUrl &url, QObject *owner, Told<IssuerAnswer> then)
{
    follow(QNetworkAccessManager::get(QNetworkRequest(url)), owner, std::move(then));
}

void SignInNetwork::post(const QUrl &url, const QByteArray &form, QObject *owner, Told<IssuerAnswer> then)
{
    QNetworkRequest request(url);
    request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/x-www-form-urlencoded"));
    follow(QNetworkAccessManager::post(request, form), owner, std::move(then));
}

void SignInNetwork::follow(QNetworkReply *reply, QObject *owner, Told<IssuerAnswer> then)
{
    connect(owner, &QObject::destroyed, reply, &QNetworkReply::deleteLater);
    connect(reply, &QNetworkReply::finished, owner, [reply, then = std::move(then)] {
        reply->deleteLater();
        then(answerOf(*reply));
    });
}

} // namespace otklik
