#include "sync/http/httpcall.h"

#include "sync/wire/protocol.h"

#include <QDateTime>
#include <QLocale>
#include <QNetworkReply>

namespace otklik {

namespace {

constexpr int longestRetryAfter = 600;
constexpr qsizetype longestCode = 64;
constexpr qsizetype longestRequestId = 100;

/// Faults below HTTP. Certificates that do not hold are refused, never waved through.
Error transportError(QNetworkReply::NetworkError error, const QString &detail)
{
    switch (error) {
    case QNetworkReply::SslHandshakeFailedError:
        return {Error::Kind::GiveUp, QStringLiteral("tls_failed"), detail};
    case QNetworkReply::TimeoutError:
    case QNetworkReply::OperationCanceledError: // the transfer time-out
        return {Error::Kind::Retry, QStringLiteral("timeout"), detail};
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolInvalidOperationError:
        return {Error::Kind::GiveUp, QStringLiteral("not_otklik"), detail};
    default:
        return {Error::Kind::Retry, QStringLiteral("offline"), detail};
    }
}

std::optional<TimePoint> serverTimeOf(const QNetworkReply &reply)
{
    QDateTime date = QLocale::c().toDateTime(QString::fromLatin1(reply.rawHeader("Date")),
                                             QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
    if (!date.isValid())
        return std::nullopt;
    date.setTimeSpec(Qt::UTC);
    return TimePoint(std::chrono::milliseconds(date.toMSecsSinceEpoch()));
}

std::chrono::milliseconds retryAfterOf(const QNetworkReply &reply)
{
    const int seconds = reply.rawHeader("Retry-After").toInt();
    return std::chrono::seconds(qBound(0, seconds, longestRetryAfter));
}

} // namespace

QString requestIdOf(const QNetworkReply &reply)
{
    return QString::fromLatin1(reply.rawHeader("X-Request-Id")).left(longestRequestId);
}

Failure failureOf(const QNetworkReply &reply, const QByteArray &body)
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0)
        return {transportError(reply.error(), reply.errorString()), {}, {}};
    const QString requestId = requestIdOf(reply);
    if (status >= 200 && status < 300) // the answer began well and broke off
        return {transportError(reply.error(), reply.errorString()), requestId, {}};
    if (status >= 300 && status < 400)
        return {Error{Error::Kind::GiveUp, QStringLiteral("redirected"), {}}, requestId, {}};

    const wire::Problem problem = wire::decodeProblem(body, status);
    Error error{wire::kindOfStatus(status), problem.code.left(longestCode), problem.title};
    if (problem.code == QLatin1StringView("not_otklik")) {
        // A gateway whose server is away answers with a page of its own: that passes.
        if (status >= 502 && status <= 504)
            error.code = QStringLiteral("server_unavailable");
        else
            error.kind = Error::Kind::GiveUp;
    }
    return {error, problem.requestId.isEmpty() ? requestId : problem.requestId.left(longestRequestId),
            retryAfterOf(reply)};
}

Result<bool> checkAnswer(const QNetworkReply &reply, QLatin1StringView mediaType)
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QString type = reply.header(QNetworkRequest::ContentTypeHeader).toString();
    if (reply.hasRawHeader("Content-Encoding"))
        return failure(Error::Kind::GiveUp, QStringLiteral("not_otklik"), QStringLiteral("Content-Encoding"));
    if (status == 204)
        return true;
    if (status < 200 || status >= 300 || !type.startsWith(mediaType, Qt::CaseInsensitive))
        return failure(Error::Kind::GiveUp, QStringLiteral("not_otklik"), type);
    return true;
}

HttpCall::HttpCall(QNetworkReply *reply, QLatin1StringView mediaType, qint64 limit, std::chrono::milliseconds longest,
                   Then<HttpAnswer> then, QObject *parent)
    : QObject(parent)
    , m_reply(reply)
    , m_mediaType(mediaType)
    , m_limit(limit)
    , m_then(std::move(then))
{
    m_reply->setParent(this);
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &HttpCall::checkHead);
    connect(m_reply, &QNetworkReply::readyRead, this, &HttpCall::read);
    connect(m_reply, &QNetworkReply::finished, this, &HttpCall::finish);
    m_longest.setSingleShot(true);
    connect(&m_longest, &QTimer::timeout, this, [this] { refuse(QStringLiteral("timeout")); });
    m_longest.start(longest);
}

HttpCall::~HttpCall()
{
    m_reply->disconnect(this);
    m_reply->abort();
}

/// What is too long by its own word is not waited for.
void HttpCall::checkHead()
{
    if (m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong() > m_limit)
        refuse(QStringLiteral("answer_too_large"));
}

void HttpCall::read()
{
    m_body += m_reply->readAll();
    if (m_body.size() > m_limit)
        refuse(QStringLiteral("answer_too_large"));
}

void HttpCall::finish()
{
    m_body += m_reply->readAll();
    if (m_body.size() > m_limit)
        return refuse(QStringLiteral("answer_too_large"));
    if (m_reply->error() != QNetworkReply::NoError
        || m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() >= 300)
        return answer(tl::unexpected<Failure>(failureOf(*m_reply, m_body)));
    if (const auto right = checkAnswer(*m_reply, m_mediaType); !right)
        return answer(tl::unexpected<Failure>(Failure{right.error(), requestIdOf(*m_reply), {}}));
    answer(HttpAnswer{m_body, requestIdOf(*m_reply), serverTimeOf(*m_reply)});
}

void HttpCall::refuse(const QString &code)
{
    const bool passes = code == QLatin1StringView("timeout");
    const Error error{passes ? Error::Kind::Retry : Error::Kind::GiveUp, code, {}};
    answer(tl::unexpected<Failure>(Failure{error, requestIdOf(*m_reply), {}}));
}

void HttpCall::answer(Reply<HttpAnswer> result)
{
    m_longest.stop();
    m_reply->disconnect(this);
    deleteLater();
    const Then<HttpAnswer> then = std::exchange(m_then, nullptr);
    if (then)
        then(std::move(result));
}

} // namespace otklik
