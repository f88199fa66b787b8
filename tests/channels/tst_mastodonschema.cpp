#include "channels/mastodon/mastodonapi.h"
#include "tests/channels/fakehttp.h"
#include "tests/channels/fakemastodon.h"
#include "tests/channels/mastodonschema.h"

#include <QFile>
#include <QJsonDocument>
#include <QTest>

using namespace otklik;

/// What our tests take for Mastodon's answers is what its documentation says.
class tst_MastodonSchema final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theFakeSpeaksAsDocumented();
    void aForeignRequestIsObjectedTo();
    void aRecordedAnswerIsAsDocumented_data();
    void aRecordedAnswerIsAsDocumented();

private:
    static QJsonObject documented(QJsonObject object);
};

void tst_MastodonSchema::initTestCase()
{
    if (!MastodonSchema::documentation().isHere())
        QSKIP("../shared/data/schemas/mastodon is not here");
}

/// Without what the fake keeps for itself.
QJsonObject tst_MastodonSchema::documented(QJsonObject object)
{
    const QStringList keys = object.keys();
    for (const QString &key : keys)
        if (key.startsWith(QLatin1StringView("x_")))
            object.remove(key);
    return object;
}

void tst_MastodonSchema::theFakeSpeaksAsDocumented()
{
    const MastodonSchema &schema = MastodonSchema::documentation();
    FakeMastodon server;
    const QString id = server.write(QStringLiteral("anna"), QStringLiteral("hello"));
    server.warn(id, QStringLiteral("food"));
    server.edit(id, QStringLiteral("<p>hello!</p>"));
    server.mark(id, QStringLiteral("suspended"));
    FakeClock clock;
    QList<HttpResponse> answers;
    FakeHttp http([&](const HttpRequest &request) {
        auto answer = server.handle(request);
        answers.append(*answer);
        return answer;
    });
    const auto connector = server.connector(http, clock, {});
    QVERIFY(connector->read({}));
    QVERIFY(connector->check());
    QCOMPARE(connector->moderate({ModerationAct::Block, id, {}, {}}).outcome, ModerationResult::Outcome::Done);
    QVERIFY(connector->refresh({{id, std::nullopt}}));
    QCOMPARE(server.violations(), QStringList());

    QCOMPARE(schema.check(QStringLiteral("Status"), documented(server.status(id))), QStringList());
    const QJsonObject notification = QJsonDocument::fromJson(answers.at(0).body).array().at(0).toObject();
    QCOMPARE(schema.check(QStringLiteral("Notification"), notification), QStringList());
    QCOMPARE(schema.check(QStringLiteral("Account"), server.status(id).value(QLatin1StringView("account")).toObject()), QStringList());
}

void tst_MastodonSchema::aForeignRequestIsObjectedTo()
{
    const MastodonSchema &schema = MastodonSchema::documentation();
    HttpRequest request;
    request.url = QUrl(QStringLiteral("https://a.example/api/v1/notifications?limit=3"));
    QCOMPARE(schema.check(request), QString());
    request.url = QUrl(QStringLiteral("https://a.example/api/v1/notifications?limits=3"));
    QVERIFY(!schema.check(request).isEmpty());
    request.url = QUrl(QStringLiteral("https://a.example/api/v1/notification"));
    QVERIFY(!schema.check(request).isEmpty());
    request.method = HttpMethod::Delete;
    request.url = QUrl(QStringLiteral("https://a.example/api/v1/notifications"));
    QVERIFY(!schema.check(request).isEmpty());
    QVERIFY(!schema.check(QStringLiteral("Status"), {{QStringLiteral("id"), 5}}).isEmpty());
    QVERIFY(!schema.check(QStringLiteral("Status"), {{QStringLiteral("idd"), QStringLiteral("5")}}).isEmpty());
    QVERIFY(schema.check(QStringLiteral("Status"), {{QStringLiteral("in_reply_to_id"), QJsonValue::Null}}).isEmpty());
}

void tst_MastodonSchema::aRecordedAnswerIsAsDocumented_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("entity");
    for (const char *status : {"root", "mention", "direct", "reply", "status", "status-edited"})
        QTest::newRow(status) << QString::fromLatin1(status) << QStringLiteral("Status");
    QTest::newRow("verify") << QStringLiteral("verify") << QStringLiteral("Account");
    QTest::newRow("notifications") << QStringLiteral("notifications") << QStringLiteral("Notification");
    QTest::newRow("instance") << QStringLiteral("instance") << QStringLiteral("V1_Instance");
}

void tst_MastodonSchema::aRecordedAnswerIsAsDocumented()
{
    QFETCH(QString, file);
    QFETCH(QString, entity);
    QFile recorded(QFINDTESTDATA(QStringLiteral("fixtures/snac2/%1.json").arg(file)));
    QVERIFY(recorded.open(QIODevice::ReadOnly));
    const QJsonDocument document = QJsonDocument::fromJson(recorded.readAll());
    const QJsonObject object = document.isArray() ? document.array().at(0).toObject() : document.object();
    QVERIFY(!object.isEmpty());
    // snac2's own: more than Mastodon documents, and a name where a country's code should stand.
    QStringList wrong = MastodonSchema::documentation().check(entity, object);
    wrong.removeIf([](const QString &what) { return what.endsWith(QLatin1StringView(": unknown")); });
    QCOMPARE(wrong, QStringList());
}

QTEST_GUILESS_MAIN(tst_MastodonSchema)
#include "tst_mastodonschema.moc"
