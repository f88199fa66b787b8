#include "tests/servers/support/scriptserver.h"

#include "channels/http/curlhttp.h"
#include "channels/problems.h"
#include "channels/webhook/webhookconnector.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace otklik;
using Outcome = PublishResult::Outcome;

namespace {

const QString inboundKey = QStringLiteral("inbound 0123456789abcdef 0123456789abcdef");
const QString outboundKey = QStringLiteral("outbound-0123456789abcdef0123456789abcdef");

/// The least of an HTTP server: one request a connection, handed to receive().
class Door final
{
public:
    explicit Door(Connector &connector) : m_connector(connector)
    {
        m_server.listen(QHostAddress::LocalHost);
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            QTcpSocket *socket = m_server.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] { serve(socket); });
            QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        });
    }

    [[nodiscard]] QString address() const { return QStringLiteral("http://127.0.0.1:%1/push").arg(m_server.serverPort()); }

    QList<PushAnswer> answers;

private:
    void serve(QTcpSocket *socket)
    {
        const QByteArray all = socket->peek(socket->bytesAvailable());
        const qsizetype head = all.indexOf("\r\n\r\n");
        if (head < 0)
            return;
        PushedCall call;
        const QList<QByteArray> lines = all.first(head).split('\n');
        call.method = lines.first().split(' ').first();
        qsizetype length = 0;
        for (const QByteArray &line : lines.sliced(1)) {
            const qsizetype colon = line.indexOf(':');
            call.headers.emplaceBack(line.first(colon).trimmed().toLower(), line.sliced(colon + 1).trimmed());
            if (call.headers.last().first == "content-length")
                length = call.headers.last().second.toLongLong();
        }
        call.body = all.mid(head + 4, length);
        if (call.body.size() < length)
            return; // the rest is on its way
        const auto answer = m_connector.receive(call);
        answers.append(answer.value_or(PushAnswer{500, {}, {}, {}, {}}));
        socket->write("HTTP/1.1 " + QByteArray::number(answers.last().status) + " x\r\nConnection: close\r\nContent-Length: "
                      + QByteArray::number(answers.last().body.size()) + "\r\n\r\n" + answers.last().body);
        socket->disconnectFromHost();
    }

    Connector &m_connector;
    QTcpServer m_server;
};

} // namespace

/// A program that was written from the document alone: Node and openssl sign and check.
class tst_WebhookOutsider final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void whatOpensslSignsIsTaken();
    void whatIsWrongIsToldToIt_data();
    void whatIsWrongIsToldToIt();
    void nodeBelievesTheCheck();
    void aReplyArrivesOnce();
    void whatItRefusesIsRefused();
    void ordersArrive();
    void anotherKeyIsRefused();

private:
    struct Sent final
    {
        int status = 0;
        QByteArray body;
    };
    [[nodiscard]] Sent send(Door &door, const QByteArray &body, const QString &key = inboundKey, qint64 age = 0);
    [[nodiscard]] std::unique_ptr<WebhookConnector> connector(const QString &key = outboundKey);
    [[nodiscard]] QJsonArray taken();

    std::unique_ptr<ScriptServer> m_program;
    CurlHttp m_http;
    SystemClock m_clock;
};

void tst_WebhookOutsider::initTestCase()
{
    qputenv("OUTBOUND_KEY", outboundKey.toUtf8());
    auto program = ScriptServer::start(QStringLiteral("webhook"));
    QVERIFY2(program, program ? "" : qPrintable(program.error().detail));
    m_program = std::move(*program);
}

std::unique_ptr<WebhookConnector> tst_WebhookOutsider::connector(const QString &key)
{
    ConnectorSetup setup;
    setup.network = QStringLiteral("webhook");
    setup.values = {{QStringLiteral("inbound_key"), inboundKey},
                    {QStringLiteral("outbound_key"), key},
                    {QStringLiteral("publish_url"), m_program->address().toString()}};
    return std::make_unique<WebhookConnector>(m_http, m_clock, setup);
}

QJsonArray tst_WebhookOutsider::taken()
{
    HttpRequest request;
    request.url = m_program->address();
    request.url.setPath(QStringLiteral("/taken"));
    const auto response = m_http.perform(request);
    return response ? QJsonDocument::fromJson(response->body).array() : QJsonArray();
}

tst_WebhookOutsider::Sent tst_WebhookOutsider::send(Door &door, const QByteArray &body, const QString &key, qint64 age)
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("body.json")));
    if (!file.open(QIODevice::WriteOnly) || file.write(body) != body.size())
        return {};
    file.close();
    const qint64 now = std::chrono::duration_cast<std::chrono::seconds>(m_clock.now().time_since_epoch()).count();
    QProcess process;
    process.start(QStringLiteral(OTKLIK_SOURCE_DIR "/tests/servers/webhook.sh"),
                  {QStringLiteral("send"), door.address(), key, file.fileName(), QString::number(now - age)});
    if (!QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, 60'000))
        return {};
    const QByteArray output = process.readAllStandardOutput();
    return {output.left(3).toInt(), output.mid(4).trimmed()};
}

void tst_WebhookOutsider::whatOpensslSignsIsTaken()
{
    const auto brand = connector();
    Door door(*brand);
    // Line ends, blanks and letters of every kind stay as they are sent.
    const QByteArray body = "{\"version\": 1,\r\n  \"posts\": [{\"id\": \"7\", \"author\": {\"id\": \"u1\", \"name\": \"Анна\"},\n"
                            "\"text\": \"Сломался чайник 😞\", \"published_at\": \"2026-01-15T08:00:00+03:00\"}], \"deleted\": [\"6\"]}\n";
    const Sent sent = send(door, body);
    QCOMPARE(sent.status, 200);
    QCOMPARE(QJsonDocument::fromJson(sent.body).object(), (QJsonObject{{QStringLiteral("posts"), 1}, {QStringLiteral("deleted"), 1}}));
    QCOMPARE(door.answers.size(), 1);
    QCOMPARE(door.answers.first().read.posts.first().text, QStringLiteral("Сломался чайник 😞"));
    QCOMPARE(door.answers.first().read.deleted, QStringList{QStringLiteral("6")});
}

void tst_WebhookOutsider::whatIsWrongIsToldToIt_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("key");
    QTest::addColumn<int>("age");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("problem");
    const QByteArray good = R"({"version":1,"posts":[]})";
    QTest::newRow("a mistyped key") << QByteArray(R"({"version":1,"deletd":[]})") << inboundKey << 0 << 400 << QStringLiteral("unknown_key");
    QTest::newRow("another key") << good << outboundKey << 0 << 401 << QStringLiteral("bad_signature");
    QTest::newRow("too old") << good << inboundKey << 400 << 401 << QStringLiteral("bad_timestamp");
    QTest::newRow("too large") << QByteArray(1'100'000, ' ') << inboundKey << 0 << 413 << QStringLiteral("too_large");
}

void tst_WebhookOutsider::whatIsWrongIsToldToIt()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, key);
    QFETCH(int, age);
    const auto brand = connector();
    Door door(*brand);
    const Sent sent = send(door, body, key, age);
    QTEST(sent.status, "status");
    QTEST(QJsonDocument::fromJson(sent.body).object().value(QLatin1StringView("problem")).toString(), "problem");
}

void tst_WebhookOutsider::nodeBelievesTheCheck()
{
    const auto check = connector()->check();
    QVERIFY2(check, check ? "" : qPrintable(check.error().code));
    QCOMPARE(check->name, QStringLiteral("Магазин"));
    QVERIFY(check->canAnswer && check->missing.isEmpty());
}

void tst_WebhookOutsider::aReplyArrivesOnce()
{
    const auto brand = connector();
    OutgoingReply reply;
    reply.idempotencyKey = QStringLiteral("01890a5d-ac96-774b-bcce-b302099a8057");
    reply.inReplyTo = QStringLiteral("7");
    reply.text = QStringLiteral("Какой \"номер\"?\n😊");
    const auto before = brand->findPublished(reply);
    QVERIFY2(before, before ? "" : qPrintable(before.error().code));
    QVERIFY(!*before);
    const auto size = taken().size();
    const PublishResult first = brand->publish(reply);
    const PublishResult again = brand->publish(reply);
    QCOMPARE(first.outcome, Outcome::Sent);
    QCOMPARE(again.outcome, Outcome::Sent);
    QCOMPARE(again.post.externalId, first.post.externalId);
    QCOMPARE(taken().size(), size + 1);
    QCOMPARE(taken().last().toObject().value(QLatin1StringView("text")).toString(), reply.text);
    const auto found = brand->findPublished(reply);
    QVERIFY(found && *found);
    QCOMPARE((*found)->externalId, first.post.externalId);
}

void tst_WebhookOutsider::whatItRefusesIsRefused()
{
    OutgoingReply reply;
    reply.idempotencyKey = QStringLiteral("k2");
    reply.text = QStringLiteral("forbidden");
    QCOMPARE(connector()->publish(reply).problem, problem::commentsClosed);
    reply.text = QStringLiteral("later");
    const PublishResult later = connector()->publish(reply);
    QCOMPARE(later.outcome, Outcome::TryLater);
    QCOMPARE(later.retryAfterSeconds, 90);
}

void tst_WebhookOutsider::ordersArrive()
{
    const auto hidden = connector()->moderate({ModerationAct::Hide, QStringLiteral("7"), QStringLiteral("u1"), QStringLiteral("rude")});
    QCOMPARE(hidden.outcome, ModerationResult::Outcome::Done);
    QCOMPARE(taken().last().toObject().value(QLatin1StringView("act")).toString(), QStringLiteral("hide"));
    const auto blocked = connector()->moderate({ModerationAct::Block, QStringLiteral("7"), QStringLiteral("u1"), {}});
    QCOMPARE(blocked.problem, problem::notPossible);
}

void tst_WebhookOutsider::anotherKeyIsRefused()
{
    const auto stranger = connector(QStringLiteral("another-0123456789abcdef0123456789abcdef"));
    QCOMPARE(stranger->check().error().kind, Error::Kind::SignIn);
    const auto size = taken().size();
    OutgoingReply reply;
    reply.idempotencyKey = QStringLiteral("k3");
    QCOMPARE(stranger->publish(reply).outcome, Outcome::Refused);
    QCOMPARE(taken().size(), size);
}

QTEST_GUILESS_MAIN(tst_WebhookOutsider)
#include "tst_webhook_outsider.moc"
