#include "channels/webhook/webhookconnector.h"

#include "channels/problems.h"
#include "channels/webhook/webhookaddress.h"
#include "channels/webhook/webhookformat.h"
#include "channels/webhook/webhooksignature.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QUuid>

#include <algorithm>

namespace otklik {

namespace {

constexpr int formatVersion = 1;

QJsonObject objectOf(const HttpResponse &response)
{
    return QJsonDocument::fromJson(response.body).object();
}

QString text(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1StringView(key)).toString();
}

/// What the program calls the reason, where it is one of ours; all others are "refused".
QString problemOf(const HttpResponse &response)
{
    if (response.status == 401)
        return problem::tokenRefused;
    const QString told = text(objectOf(response), "problem");
    for (const QLatin1StringView known :
         {problem::postGone, problem::windowClosed, problem::commentsClosed, problem::recipientRefuses, problem::duplicateRefused,
          problem::rightMissing, problem::notPossible, problem::captchaNeeded})
        if (told == known)
            return known;
    return problem::networkRefused;
}

/// What the program says of a post; none where it names none.
std::optional<PublishedPost> publishedOf(const QJsonObject &answer)
{
    PublishedPost post;
    post.externalId = text(answer, "external_id");
    if (!isWebhookId(post.externalId))
        return std::nullopt;
    const QUrl url(text(answer, "url"), QUrl::StrictMode);
    const bool isWeb = url.scheme() == QLatin1StringView("https") || url.scheme() == QLatin1StringView("http");
    if (url.isValid() && isWeb && !url.host().isEmpty())
        post.url = url.toString();
    return post;
}

bool isRefusal(const HttpResponse &response)
{
    return response.status >= 400 && response.status < 500 && !text(objectOf(response), "problem").isEmpty();
}

/// The program itself, and not a proxy before it, asks to come again later.
bool isLater(const HttpResponse &response)
{
    return (response.status == 429 || response.status == 503) && !response.header("retry-after").isEmpty();
}

bool isSurelyNotSent(const Error &error)
{
    return error.code == httpcode::notReached || error.code == httpcode::badUrl;
}

PublishResult ended(PublishResult::Outcome outcome, const QString &problem)
{
    PublishResult result;
    result.outcome = outcome;
    result.problem = problem;
    return result;
}

QJsonObject order(const char *kind)
{
    return {{QStringLiteral("version"), formatVersion}, {QStringLiteral("kind"), QLatin1StringView(kind)}};
}

QLatin1StringView nameOf(ModerationAct act)
{
    switch (act) {
    case ModerationAct::Remove:
        return QLatin1StringView("remove");
    case ModerationAct::Hide:
        return QLatin1StringView("hide");
    case ModerationAct::Block:
        return QLatin1StringView("block");
    case ModerationAct::Unhide:
        return QLatin1StringView("unhide");
    case ModerationAct::Unblock:
        return QLatin1StringView("unblock");
    }
    return {};
}

PushAnswer told(int status, const QByteArray &json)
{
    PushAnswer answer;
    answer.status = status;
    answer.contentType = "application/json";
    answer.body = json;
    return answer;
}

PushAnswer refused(int status, const char *problem, const char *detail)
{
    return told(status, WebhookProblem{QLatin1StringView(problem), {}, QLatin1StringView(detail)}.toJson());
}

QByteArray header(const PushedCall &call, const QByteArray &name)
{
    const auto found = std::find_if(call.headers.cbegin(), call.headers.cend(),
                                    [key = name.toLower()](const auto &header) { return header.first == key; });
    return found == call.headers.cend() ? QByteArray() : found->second;
}

} // namespace

WebhookConnector::WebhookConnector(Http &http, const Clock &clock, const ConnectorSetup &setup)
    : m_http(http), m_clock(clock), m_handle(setup.handle),
      m_outboundKey(setup.values.value(QStringLiteral("outbound_key")).toUtf8()),
      m_publishUrl(setup.values.value(QStringLiteral("publish_url")), QUrl::StrictMode)
{
    for (const auto &name : {QStringLiteral("inbound_key"), QStringLiteral("inbound_key_next")})
        if (const QByteArray key = setup.values.value(name).toUtf8(); key.size() >= webhook::shortestKey)
            m_inboundKeys.append(key);
}

bool WebhookConnector::canPublish() const
{
    return mayBePublishedTo(m_publishUrl) && m_outboundKey.size() >= webhook::shortestKey;
}

Result<ReadResult> WebhookConnector::read(const QString &cursor)
{
    if (!cursor.isEmpty())
        return failure(Error::Kind::Corruption, QStringLiteral("bad_cursor"));
    return ReadResult{};
}

Result<QList<IncomingPost>> WebhookConnector::thread(const QString &)
{
    return failure(Error::Kind::GiveUp, problem::notPossible);
}

Result<ReadResult> WebhookConnector::refresh(const QList<KnownPost> &)
{
    return ReadResult{}; // edits and deletions are told
}

Result<PushAnswer> WebhookConnector::receive(const PushedCall &call)
{
    if (m_inboundKeys.isEmpty())
        return failure(Error::Kind::GiveUp, problem::notPossible);
    if (call.method != "POST")
        return refused(405, "method_not_allowed", "only POST is taken");
    if (call.body.size() > webhook::largestBody)
        return refused(413, "too_large", "a call holds 1048576 bytes at most");
    const QByteArray timestamp = header(call, webhook::timestampHeader);
    switch (webhook::verify(m_inboundKeys, timestamp, header(call, webhook::signatureHeader), call.body, m_clock.now())) {
    case webhook::Verdict::NotSigned:
        return refused(401, "not_signed", "X-Otklik-Timestamp and X-Otklik-Signature are needed");
    case webhook::Verdict::BadTime:
        return refused(401, "bad_timestamp", "X-Otklik-Timestamp must be the Unix time of now in seconds, within five minutes");
    case webhook::Verdict::BadSignature:
        return refused(401, "bad_signature", "no signature fits: v1= and the HMAC-SHA256 over timestamp, full stop and body");
    case webhook::Verdict::Good:
        break;
    }
    auto read = readWebhook(call.body, m_clock.now());
    if (!read)
        return told(400, read.error().toJson());
    const QJsonObject counts{{QStringLiteral("posts"), read->posts.size()}, {QStringLiteral("deleted"), read->deleted.size()}};
    PushAnswer answer = told(200, QJsonDocument(counts).toJson(QJsonDocument::Compact));
    answer.read = std::move(*read);
    // Whatever key it is signed with: the same words at the same second are the same call.
    answer.replayKey = QString::fromLatin1(
        QCryptographicHash::hash(timestamp + '.' + call.body, QCryptographicHash::Sha256).toHex());
    return answer;
}

Result<HttpResponse> WebhookConnector::perform(HttpRequest &request, QByteArrayView signedPart)
{
    const auto now = std::chrono::floor<std::chrono::seconds>(m_clock.now());
    const QByteArray timestamp = QByteArray::number(static_cast<qint64>(now.time_since_epoch().count()));
    request.headers.emplaceBack("Accept", "application/json");
    request.headers.emplaceBack(webhook::timestampHeader, timestamp);
    request.headers.emplaceBack(webhook::signatureHeader, webhook::signature(m_outboundKey, timestamp, signedPart));
    request.stop = m_stop.get_token();
    return m_http.perform(request);
}

Result<HttpResponse> WebhookConnector::send(const QJsonObject &order, const QString &delivery)
{
    HttpRequest request;
    request.method = HttpMethod::Post;
    request.url = m_publishUrl;
    request.body = QJsonDocument(order).toJson(QJsonDocument::Compact);
    request.headers = {{"Content-Type", "application/json"}, {webhook::deliveryHeader, QUrl::toPercentEncoding(delivery)}};
    return perform(request, request.body);
}

Result<HttpResponse> WebhookConnector::ask(const QString &delivery)
{
    HttpRequest request;
    request.url = m_publishUrl;
    const QString old = m_publishUrl.query(QUrl::FullyEncoded);
    request.url.setQuery((old.isEmpty() ? QString() : old + u'&') + QStringLiteral("delivery=")
                             + QString::fromLatin1(QUrl::toPercentEncoding(delivery)),
                         QUrl::StrictMode);
    const QByteArray query = request.url.query(QUrl::FullyEncoded).toLatin1();
    return perform(request, query);
}

int WebhookConnector::waitTold(const HttpResponse &response) const
{
    const auto now = std::chrono::floor<std::chrono::seconds>(m_clock.now());
    return static_cast<int>(retryAfter(response, now, std::chrono::seconds(60)).count());
}

PublishResult WebhookConnector::publish(const OutgoingReply &reply)
{
    using enum PublishResult::Outcome;
    if (!canPublish())
        return ended(Refused, problem::notPossible);
    if (!reply.attachments.isEmpty())
        return ended(Refused, problem::attachmentRefused);
    QJsonObject body = order("reply");
    body.insert(QStringLiteral("delivery"), reply.idempotencyKey);
    body.insert(QStringLiteral("reply_to"), reply.inReplyTo);
    body.insert(QStringLiteral("private"), reply.visibility == Visibility::Private);
    body.insert(QStringLiteral("text"), reply.text);
    if (!reply.threadExternalId.isEmpty())
        body.insert(QStringLiteral("thread"), reply.threadExternalId);
    body.insert(QStringLiteral("recipient"), QJsonObject{{QStringLiteral("id"), reply.recipientId},
                                                         {QStringLiteral("handle"), reply.recipientHandle}});
    const auto response = send(body, reply.idempotencyKey);
    if (!response) {
        PublishResult result = ended(isSurelyNotSent(response.error()) ? TryLater : Unknown, response.error().code);
        result.retryAfterSeconds = result.outcome == TryLater ? 60 : 0;
        return result;
    }
    return outcomeOf(*response);
}

PublishResult WebhookConnector::outcomeOf(const HttpResponse &response) const
{
    using enum PublishResult::Outcome;
    const QJsonObject answer = objectOf(response);
    const auto post = publishedOf(answer);
    if ((response.status == 200 || response.status == 201 || response.status == 409) && post) {
        PublishResult result = ended(Sent, {});
        result.post = *post;
        return result;
    }
    // An object is asked for: a captive portal says 202, too.
    if (response.status == 202 && QJsonDocument::fromJson(response.body).isObject()) {
        PublishResult result = ended(Held, {});
        result.post = post.value_or(PublishedPost{});
        return result;
    }
    if (isLater(response)) {
        PublishResult result = ended(TryLater, problem::rateLimited);
        result.retryAfterSeconds = waitTold(response);
        return result;
    }
    if (isRefusal(response))
        return ended(Refused, problemOf(response));
    return ended(Unknown, response.status >= 500 ? problem::networkFault : problem::notThisNetwork);
}

Result<std::optional<PublishedPost>> WebhookConnector::findPublished(const OutgoingReply &reply)
{
    if (!canPublish())
        return failure(Error::Kind::GiveUp, problem::cannotReadBack);
    const auto response = ask(reply.idempotencyKey);
    if (!response)
        return tl::unexpected(response.error());
    const QJsonObject answer = objectOf(*response);
    const QString status = QString::number(response->status);
    if (response->status == 200) {
        if (const auto post = publishedOf(answer))
            return post;
        return failure(Error::Kind::Retry, problem::notThisNetwork, status);
    }
    if (response->status == 202) // it waits for a moderator: there, and not there
        return failure(Error::Kind::GiveUp, problem::outcomeUnclear, status);
    // Any server says 404 to what it does not know; only the program itself says this.
    if (response->status == 404 && text(answer, "problem") == QLatin1StringView("unknown_delivery"))
        return std::optional<PublishedPost>();
    if (response->status == 429)
        return failure(Error::Kind::Retry, problem::rateLimited, status);
    if (response->status >= 500 && response->status != 501)
        return failure(Error::Kind::Retry, problem::networkFault, status);
    return failure(Error::Kind::GiveUp, problem::cannotReadBack, status);
}

ModerationResult WebhookConnector::moderate(const ModerationOrder &wanted)
{
    using enum ModerationResult::Outcome;
    if (!canPublish())
        return {Refused, problem::notPossible, 0};
    QJsonObject body = order("moderation");
    body.insert(QStringLiteral("act"), nameOf(wanted.act));
    body.insert(QStringLiteral("id"), wanted.externalId);
    body.insert(QStringLiteral("author"), QJsonObject{{QStringLiteral("id"), wanted.authorExternalId}});
    body.insert(QStringLiteral("notice"), wanted.notice);
    // The same order is the same delivery, however often it is sent.
    const QByteArray hash = QCryptographicHash::hash(QJsonDocument(body).toJson(QJsonDocument::Compact), QCryptographicHash::Sha256);
    const QString delivery = QString::fromLatin1(hash.toHex());
    body.insert(QStringLiteral("delivery"), delivery);
    const auto response = send(body, delivery);
    if (!response)
        return isSurelyNotSent(response.error()) ? ModerationResult{TryLater, response.error().code, 60}
                                                 : ModerationResult{Unknown, response.error().code, 0};
    const QJsonObject answer = objectOf(*response);
    if (response->status == 200 && answer.value(QLatin1StringView("done")).toBool())
        return {Done, {}, 0};
    if (isLater(*response))
        return {TryLater, problem::rateLimited, waitTold(*response)};
    if (isRefusal(*response) || response->status == 501)
        return {Refused, response->status == 501 ? QString(problem::notPossible) : problemOf(*response), 0};
    return {Unknown, response->status >= 500 ? problem::networkFault : problem::notThisNetwork, 0};
}

Result<AccessCheck> WebhookConnector::check()
{
    AccessCheck check;
    check.handle = m_handle;
    check.canAnswer = canPublish();
    if (m_inboundKeys.isEmpty())
        check.missing.append(QStringLiteral("inbound_key"));
    if (m_publishUrl.isEmpty())
        return check; // it listens only
    if (!mayBePublishedTo(m_publishUrl))
        return failure(Error::Kind::CorrectInput, httpcode::badUrl);
    if (!check.canAnswer) {
        check.missing.append(QStringLiteral("outbound_key"));
        return check;
    }
    const QString nonce = QUuid::createUuid().toString(QUuid::WithoutBraces);
    QJsonObject body = order("ping");
    body.insert(QStringLiteral("nonce"), nonce);
    const auto response = send(body, nonce);
    if (!response)
        return tl::unexpected(response.error());
    const QString status = QString::number(response->status);
    if (response->status == 401 || response->status == 403)
        return failure(Error::Kind::SignIn, problem::tokenRefused, status);
    if (response->status == 429 || response->status >= 500)
        return failure(Error::Kind::Retry, response->status == 429 ? problem::rateLimited : problem::networkFault, status);
    const QJsonObject answer = objectOf(*response);
    if (response->status != 200 || text(answer, "nonce") != nonce)
        return failure(Error::Kind::GiveUp, problem::notThisNetwork, status);
    const QJsonObject account = answer.value(QLatin1StringView("account")).toObject();
    if (const QString id = text(account, "id"); isWebhookId(id))
        check.accountId = id;
    if (const QString handle = text(account, "handle"); isWebhookId(handle))
        check.handle = handle;
    check.name = text(account, "name").left(500).simplified();
    return check;
}

void WebhookConnector::interrupt()
{
    m_stop.request_stop();
}

} // namespace otklik
