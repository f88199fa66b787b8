#include "tests/channels/webhook/fakewebhook.h"

#include "channels/webhook/webhookconnector.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMessageAuthenticationCode>
#include <QUrlQuery>

namespace otklik {

namespace {

const QByteArray inboundKey = "in-0123456789abcdef0123456789abcdef";
const QByteArray outboundKey = "out-0123456789abcdef0123456789abcdef";

QByteArray headerOf(const HttpRequest &request, const char *name)
{
    for (const auto &[key, value] : request.headers)
        if (key == name)
            return value;
    return {};
}

HttpResponse json(int status, const QJsonObject &object)
{
    return {status, {{"content-type", "application/json"}}, QJsonDocument(object).toJson()};
}

QByteArray mac(const QByteArray &key, const QByteArray &message)
{
    return QMessageAuthenticationCode::hash(message, key, QCryptographicHash::Sha256).toHex();
}

QByteArray bodyOf(const QJsonArray &posts, const QJsonArray &deleted = {})
{
    return QJsonDocument(QJsonObject{{QStringLiteral("version"), 1}, {QStringLiteral("posts"), posts}, {QStringLiteral("deleted"), deleted}}).toJson();
}

} // namespace

FakeWebhook::FakeWebhook(const Clock &clock) : m_clock(clock) { }

ConnectorSetup FakeWebhook::setup()
{
    ConnectorSetup setup;
    setup.network = QStringLiteral("webhook");
    setup.handle = QStringLiteral("shop");
    setup.values = {{QStringLiteral("inbound_key"), QString::fromLatin1(inboundKey)},
                    {QStringLiteral("outbound_key"), QString::fromLatin1(outboundKey)},
                    {QStringLiteral("publish_url"), QStringLiteral("https://shop.example/otklik?site=1")}};
    return setup;
}

std::unique_ptr<Connector> FakeWebhook::connector(Http &http, const Clock &clock, TimePoint)
{
    return std::make_unique<WebhookConnector>(http, clock, setup());
}

QJsonObject FakeWebhook::post(const QString &id, const QString &author, const QString &text)
{
    return {{QStringLiteral("id"), id},
            {QStringLiteral("author"), QJsonObject{{QStringLiteral("id"), QStringLiteral("id-") + author}, {QStringLiteral("name"), author}}},
            {QStringLiteral("text"), text},
            {QStringLiteral("published_at"), QStringLiteral("2027-01-15T08:00:00+03:00")}};
}

QString FakeWebhook::write(const QString &customer, const QString &text, const QString &inReplyTo)
{
    const QString id = QStringLiteral("p%1").arg(++m_counter);
    QJsonObject json = post(id, customer, text);
    if (!inReplyTo.isEmpty())
        json.insert(QStringLiteral("reply_to"), inReplyTo);
    m_posts.insert(id, json);
    m_queue.append(bodyOf({json}));
    return id;
}

void FakeWebhook::writePrivately(const QString &customer, const QString &text)
{
    QJsonObject json = post(QStringLiteral("p%1").arg(++m_counter), customer, text);
    json.insert(QStringLiteral("private"), true);
    m_queue.append(bodyOf({json}));
}

void FakeWebhook::tellOwn(std::function<void()> before)
{
    m_tellsOwn = true;
    m_beforeThanks = std::move(before);
}

void FakeWebhook::edit(const QString &id, const QString &text)
{
    QJsonObject json = m_posts.value(id);
    json.insert(QStringLiteral("text"), text);
    json.insert(QStringLiteral("edited_at"), QStringLiteral("2027-01-15T08:00:05.250+03:00"));
    m_posts.insert(id, json);
    m_queue.append(bodyOf({json}));
}

void FakeWebhook::remove(const QString &id)
{
    m_queue.append(bodyOf({}, {id}));
}

QStringList FakeWebhook::brandTexts() const
{
    return m_texts;
}

PushedCall FakeWebhook::signedCall(const QByteArray &body) const
{
    const QByteArray timestamp = QByteArray::number(static_cast<qint64>(m_clock.now().time_since_epoch().count() / 1000));
    return {"POST", {{"x-otklik-timestamp", timestamp}, {"x-otklik-signature", "v1=" + mac(inboundKey, timestamp + '.' + body)}}, {}, body};
}

std::optional<PushedCall> FakeWebhook::told() const
{
    if (m_queue.isEmpty())
        return std::nullopt;
    return signedCall(m_queue.first());
}

void FakeWebhook::taken()
{
    m_queue.removeFirst();
}

Result<HttpResponse> FakeWebhook::answer(const HttpRequest &request)
{
    const QByteArray timestamp = headerOf(request, "X-Otklik-Timestamp");
    const QByteArray message = request.method == HttpMethod::Get ? request.url.query(QUrl::FullyEncoded).toLatin1() : request.body;
    if (headerOf(request, "X-Otklik-Signature") != "v1=" + mac(outboundKey, timestamp + '.' + message)) {
        ++m_badCalls;
        return json(401, {{QStringLiteral("problem"), QStringLiteral("bad_signature")}});
    }
    if (request.method == HttpMethod::Get) {
        const QString delivery = QUrlQuery(request.url).queryItemValue(QStringLiteral("delivery"), QUrl::FullyDecoded);
        if (!m_replies.contains(delivery))
            return json(404, {{QStringLiteral("problem"), QStringLiteral("unknown_delivery")}});
        return json(200, {{QStringLiteral("external_id"), m_replies.value(delivery)}});
    }
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    if (body.value(QLatin1StringView("version")).toInt() != 1)
        ++m_badCalls;
    return take(body, QByteArray::fromPercentEncoding(headerOf(request, "X-Otklik-Delivery")));
}

HttpResponse FakeWebhook::take(const QJsonObject &body, const QByteArray &delivery)
{
    const QString kind = body.value(QLatin1StringView("kind")).toString();
    if (kind == QLatin1StringView("ping"))
        return json(200, {{QStringLiteral("nonce"), body.value(QLatin1StringView("nonce"))},
                          {QStringLiteral("account"), QJsonObject{{QStringLiteral("id"), QStringLiteral("7")}, {QStringLiteral("handle"), QStringLiteral("shop-team")}, {QStringLiteral("name"), QStringLiteral("The shop")}}}});
    if (body.value(QLatin1StringView("delivery")).toString().toUtf8() != delivery || delivery.isEmpty())
        ++m_badCalls;
    if (kind == QLatin1StringView("moderation")) {
        m_orders.append(body);
        return json(200, {{QStringLiteral("done"), true}});
    }
    const QString key = QString::fromUtf8(delivery);
    const bool isKnown = m_replies.contains(key);
    if (!isKnown) {
        m_replies.insert(key, QStringLiteral("r%1").arg(++m_counter));
        m_texts.append(body.value(QLatin1StringView("text")).toString());
        if (m_tellsOwn) {
            QJsonObject own = post(m_replies.value(key), QStringLiteral("shop"), m_texts.last());
            own.insert(QStringLiteral("own"), true);
            own.insert(QStringLiteral("reply_to"), body.value(QLatin1StringView("reply_to")));
            m_queue.append(bodyOf({own}));
        }
        if (m_beforeThanks)
            m_beforeThanks();
    }
    return json(isKnown ? 409 : 200, {{QStringLiteral("external_id"), m_replies.value(key)},
                                      {QStringLiteral("url"), QStringLiteral("https://shop.example/reviews#") + m_replies.value(key)}});
}

} // namespace otklik
