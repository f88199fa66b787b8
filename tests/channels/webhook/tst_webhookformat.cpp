#include "channels/webhook/webhookaddress.h"
#include "channels/webhook/webhookformat.h"
#include "channels/webhook/webhooksignature.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace otklik;

namespace {

constexpr TimePoint now(std::chrono::seconds(1'800'000'000)); // 2027-01-15T08:00:00Z

/// Every key of the format.
QByteArray whole()
{
    QFile file(QFINDTESTDATA("fixtures/whole.json"));
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
}

QJsonObject wholePost()
{
    return QJsonDocument::fromJson(whole()).object().value(QLatin1StringView("posts")).toArray().at(0).toObject();
}

QByteArray bodyWith(const QJsonObject &post)
{
    return QJsonDocument(QJsonObject{{QStringLiteral("version"), 1}, {QStringLiteral("posts"), QJsonArray{post}}}).toJson();
}

} // namespace

class tst_WebhookFormat final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKeyIsRead();
    void theLeastIsEnough();
    void whatIsWrongIsNamed_data();
    void whatIsWrongIsNamed();
    void everyKeyRefusesOtherTypes_data();
    void everyKeyRefusesOtherTypes();
    void halvesOfCharactersDoNoHarm();
    void aMegabyteOfTextIsTaken();
    void nestingAndRubbishAreRefused();
    void theKnownSignatureComesOut();
    void aSignatureIsCheckedInAllItsParts_data();
    void aSignatureIsCheckedInAllItsParts();
    void addresses_data();
    void addresses();
};

void tst_WebhookFormat::everyKeyIsRead()
{
    const auto read = readWebhook(whole(), now);
    QVERIFY2(read, read ? "" : read.error().toJson().constData());
    QCOMPARE(read->deleted, QStringList{QStringLiteral("p7")});
    QCOMPARE(read->posts.size(), 1);
    const IncomingPost &post = read->posts.first();
    QCOMPARE(post.externalId, QStringLiteral("9007199254740993"));
    QCOMPARE(post.authorExternalId, QStringLiteral("u1"));
    QCOMPARE(post.authorHandle, QStringLiteral("anna"));
    QCOMPARE(post.authorName, QStringLiteral("Anna K."));
    QCOMPARE(post.authorUrl, QStringLiteral("https://a.example/anna"));
    QCOMPARE(post.authorBio, QStringLiteral("tea"));
    QCOMPARE(post.authorFollowers, std::optional<qint64>(9007199254740991));
    QCOMPARE(post.text, QStringLiteral("Сломался 😞\nчайник"));
    QCOMPARE(post.publishedAt, now - std::chrono::hours(1) + std::chrono::milliseconds(500));
    QCOMPARE(post.editedAt, std::optional(now - std::chrono::minutes(50)));
    QCOMPARE(post.threadExternalId, QStringLiteral("t1"));
    QCOMPARE(post.threadTitle, QStringLiteral("Kettles"));
    QCOMPARE(post.threadUrl, QStringLiteral("https://a.example/t/1"));
    QCOMPARE(post.inReplyTo, QStringLiteral("p0"));
    QCOMPARE(post.url, QStringLiteral("https://a.example/p/1"));
    QCOMPARE(post.language, QStringLiteral("ru"));
    QCOMPARE(post.visibility, Visibility::Private);
    QVERIFY(!post.isBrand);
    QCOMPARE(post.answerUntil, std::optional(now + std::chrono::hours(16)));
    QCOMPARE(post.answerObstacle, QStringLiteral("comments_closed"));
    QCOMPARE(post.media, (QList<Media>{{{}, MediaKind::Picture, QStringLiteral("lid.png"), QStringLiteral("a broken lid"), 4321, 1200, 900},
                                       {{}, MediaKind::Sound, {}, {}, 0, 0, 0}}));
}

void tst_WebhookFormat::theLeastIsEnough()
{
    QVERIFY(readWebhook("{\"version\": 1}", now));
    const auto read = readWebhook("{\"version\":1,\"posts\":[{\"id\":\"1\",\"author\":{\"handle\":\"anna\"},\"text\":\"\",\"published_at\":\"2027-01-15T08:00:00Z\"}]}", now);
    QVERIFY2(read, read ? "" : read.error().toJson().constData());
    QCOMPARE(read->posts.first().visibility, Visibility::Public);
    QVERIFY(!read->heard.completeTo);
}

void tst_WebhookFormat::whatIsWrongIsNamed_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("problem");
    QTest::addColumn<QString>("where");
    const auto row = [](const char *name, const QByteArray &body, const char *problem, const char *where) {
        QTest::newRow(name) << body << QString::fromLatin1(problem) << QString::fromLatin1(where);
    };
    const auto changed = [](const char *key, const QJsonValue &value) {
        QJsonObject post = wholePost();
        post.insert(QLatin1StringView(key), value);
        return bodyWith(post);
    };
    const auto without = [](const char *key) {
        QJsonObject post = wholePost();
        post.remove(QLatin1StringView(key));
        return bodyWith(post);
    };
    row("nothing", "", "not_json", "");
    row("not JSON", "<html>", "not_json", "");
    row("a list", "[]", "not_json", "");
    row("not UTF-8", "{\"version\": 1, \"x\": \"\xff\xfe\"}", "not_json", "");
    row("no version", "{}", "bad_value", "/version");
    row("a later version", "{\"version\": 2}", "bad_value", "/version");
    row("a key of nobody's", "{\"version\": 1, \"post\": []}", "unknown_key", "/post");
    row("a mistyped key of a post", changed("reply-to", QStringLiteral("1")), "unknown_key", "/posts/0/reply-to");
    row("a key that needs escaping", changed("a/b~c", 1), "unknown_key", "/posts/0/a~1b~0c");
    row("no id", without("id"), "missing_key", "/posts/0/id");
    row("no author", without("author"), "missing_key", "/posts/0/author");
    row("no text", without("text"), "missing_key", "/posts/0/text");
    row("no time", without("published_at"), "missing_key", "/posts/0/published_at");
    row("an author without a name", changed("author", QJsonObject{}), "bad_value", "/posts/0/author/id");
    row("an id as a number", changed("id", 17), "bad_value", "/posts/0/id");
    row("an empty id", changed("id", QString()), "bad_value", "/posts/0/id");
    row("an id too long", changed("id", QString(201, u'x')), "bad_value", "/posts/0/id");
    row("an id with a control character", changed("id", QStringLiteral("a\nb")), "bad_value", "/posts/0/id");
    row("an id with half a character", "{\"version\":1,\"deleted\":[\"a\\ud800\"]}", "bad_value", "/deleted/0");
    row("a time without an offset", changed("published_at", QStringLiteral("2027-01-15T08:00:00")), "bad_value", "/posts/0/published_at");
    row("a date", changed("published_at", QStringLiteral("2027-01-15")), "bad_value", "/posts/0/published_at");
    row("no such day", changed("published_at", QStringLiteral("2027-02-30T08:00:00Z")), "bad_value", "/posts/0/published_at");
    row("the future", changed("published_at", QStringLiteral("2027-01-17T08:00:00Z")), "bad_value", "/posts/0/published_at");
    row("edited before written", changed("edited_at", QStringLiteral("2027-01-14T08:00:00Z")), "bad_value", "/posts/0/edited_at");
    row("an address that is a script", changed("url", QStringLiteral("javascript:alert(1)")), "bad_value", "/posts/0/url");
    row("an answer to itself", changed("reply_to", QStringLiteral("9007199254740993")), "bad_value", "/posts/0/reply_to");
    row("a thread without an id", changed("thread", QJsonObject{}), "missing_key", "/posts/0/thread/id");
    row("half a follower", changed("author", QJsonObject{{QStringLiteral("id"), QStringLiteral("1")}, {QStringLiteral("followers"), 1.5}}), "bad_value", "/posts/0/author/followers");
    const auto withFile = [&](const QJsonObject &file) { return changed("files", QJsonArray{file}); };
    const QString picture = QStringLiteral("picture");
    row("a file that is none", changed("files", QJsonArray{5}), "missing_key", "/posts/0/files/0/kind");
    row("a file without a kind", withFile({{QStringLiteral("name"), picture}}), "missing_key", "/posts/0/files/0/kind");
    row("a file of another kind", withFile({{QStringLiteral("kind"), QStringLiteral("hologram")}}), "bad_value", "/posts/0/files/0/kind");
    row("a file with an address", withFile({{QStringLiteral("kind"), picture}, {QStringLiteral("url"), QStringLiteral("http://169.254.169.254/")}}),
        "unknown_key", "/posts/0/files/0/url");
    row("a file of less than nothing", withFile({{QStringLiteral("kind"), picture}, {QStringLiteral("size"), -1}}), "bad_value", "/posts/0/files/0/size");
    row("too many files", changed("files", QJsonArray::fromVariantList(QVariantList(21, 1))), "bad_value", "/posts/0/files");
    row("a post that is none", "{\"version\":1,\"posts\":[\"x\"]}", "bad_value", "/posts/0");
    row("a deletion that is none", "{\"version\":1,\"deleted\":[\"a\", 5]}", "bad_value", "/deleted/1");
    QJsonArray many;
    for (int i = 0; i < 501; ++i)
        many.append(QString::number(i));
    row("too many", QJsonDocument(QJsonObject{{QStringLiteral("version"), 1}, {QStringLiteral("deleted"), many}}).toJson(), "bad_value", "/deleted");
}

void tst_WebhookFormat::whatIsWrongIsNamed()
{
    QFETCH(QByteArray, body);
    const auto read = readWebhook(body, now);
    QVERIFY(!read);
    QTEST(read.error().code, "problem");
    QTEST(read.error().where, "where");
    const QJsonObject told = QJsonDocument::fromJson(read.error().toJson()).object();
    QCOMPARE(told.value(QLatin1StringView("problem")).toString(), read.error().code);
}

void tst_WebhookFormat::everyKeyRefusesOtherTypes_data()
{
    QTest::addColumn<QString>("key");
    const QStringList keys = wholePost().keys();
    for (const QString &key : keys)
        QTest::newRow(qPrintable(key)) << key;
}

void tst_WebhookFormat::everyKeyRefusesOtherTypes()
{
    QFETCH(QString, key);
    const QJsonValue own = wholePost().value(key);
    for (const QJsonValue &value : {QJsonValue(5.5), QJsonValue(QStringLiteral("?")), QJsonValue(true), QJsonValue(QJsonArray{}),
                                    QJsonValue(QJsonObject{{QStringLiteral("x"), 1}}), QJsonValue(QJsonValue::Null)}) {
        const bool isTextLike = own.isString() && value.isString();
        if ((isTextLike && !key.endsWith(QLatin1StringView("_at")) && !key.endsWith(QLatin1StringView("until")) && key != QLatin1StringView("url"))
            || (own.isBool() && value.isBool()) || (own.isArray() && value.isArray()))
            continue;
        QJsonObject post = wholePost();
        post.insert(key, value);
        const auto read = readWebhook(bodyWith(post), now);
        QVERIFY2(!read, qPrintable(key));
        QVERIFY2(read.error().where.startsWith(QStringLiteral("/posts/0/") + key), qPrintable(read.error().where));
    }
}

void tst_WebhookFormat::halvesOfCharactersDoNoHarm()
{
    const auto read = readWebhook("{\"version\":1,\"posts\":[{\"id\":\"1\",\"author\":{\"handle\":\"a\"},\"text\":\"x\\ud800y\\u0000z\\udc00\",\"published_at\":\"2027-01-15T08:00:00Z\"}]}", now);
    QVERIFY2(read, read ? "" : read.error().toJson().constData());
    QCOMPARE(read->posts.first().text, QStringLiteral("x\uFFFDy\uFFFDz\uFFFD"));
    QCOMPARE(QString::fromUtf8(read->posts.first().text.toUtf8()), read->posts.first().text);
}

void tst_WebhookFormat::aMegabyteOfTextIsTaken()
{
    QJsonObject post = wholePost();
    post.insert(QStringLiteral("text"), QString(1'000'000, u'x'));
    const auto read = readWebhook(bodyWith(post), now);
    QVERIFY(read);
    QCOMPARE(read->posts.first().text.size(), 1'000'000);
}

void tst_WebhookFormat::nestingAndRubbishAreRefused()
{
    QVERIFY(!readWebhook(QByteArray(500'000, '['), now));
    QVERIFY(!readWebhook("{\"version\":1,\"posts\":" + QByteArray(100'000, '['), now));
    const QByteArray all = whole();
    for (qsizetype cut = 0; cut < all.size(); ++cut)
        QVERIFY(!readWebhook(QByteArrayView(all).first(cut), now));
}

/// openssl dgst -sha256 -hmac KEY; the example of the document.
void tst_WebhookFormat::theKnownSignatureComesOut()
{
    QCOMPARE(webhook::signature("0123456789abcdef0123456789abcdef", "1800000000", "{\"version\":1,\"posts\":[]}"),
             QByteArray("v1=46d834c2df5e817dba8b7728667e879bb0f76865d26fb9e09a6015c40da4f0cf"));
}

void tst_WebhookFormat::aSignatureIsCheckedInAllItsParts_data()
{
    QTest::addColumn<QByteArray>("timestamp");
    QTest::addColumn<QByteArray>("signatures");
    QTest::addColumn<int>("verdict");
    const QByteArray body("{}");
    const auto row = [&](const char *name, const QByteArray &timestamp, const QByteArray &signatures, webhook::Verdict verdict) {
        QTest::newRow(name) << timestamp << signatures << static_cast<int>(verdict);
    };
    const auto sign = [&](const QByteArray &key, const QByteArray &timestamp) { return webhook::signature(key, timestamp, body); };
    using enum webhook::Verdict;
    row("good", "1800000000", sign("old", "1800000000"), Good);
    row("the next key", "1800000000", sign("new", "1800000000"), Good);
    row("both keys", "1800000000", sign("gone", "1800000000") + ", " + sign("new", "1800000000"), Good);
    row("five minutes ago", "1799999700", sign("old", "1799999700"), Good);
    row("in five minutes", "1800000300", sign("old", "1800000300"), Good);
    row("too old", "1799999699", sign("old", "1799999699"), BadTime);
    row("too new", "1800000301", sign("old", "1800000301"), BadTime);
    row("no time", "", sign("old", ""), NotSigned);
    row("no signature", "1800000000", "", NotSigned);
    row("milliseconds", "1800000000000", sign("old", "1800000000000"), BadTime);
    row("a sign before it", "+1800000000", sign("old", "+1800000000"), BadTime);
    row("another time than signed", "1800000001", sign("old", "1800000000"), BadSignature);
    row("another key", "1800000000", sign("other", "1800000000"), BadSignature);
    row("without its version", "1800000000", sign("old", "1800000000").mid(3), BadSignature);
    row("a part of it", "1800000000", sign("old", "1800000000").chopped(1), BadSignature);
    row("capital letters", "1800000000", sign("old", "1800000000").toUpper(), BadSignature);
    row("too many", "1800000000", "v1=1,v1=2,v1=3,v1=4," + sign("old", "1800000000"), BadSignature);
}

void tst_WebhookFormat::aSignatureIsCheckedInAllItsParts()
{
    QFETCH(QByteArray, timestamp);
    QFETCH(QByteArray, signatures);
    QTEST(static_cast<int>(webhook::verify({"old", "new"}, timestamp, signatures, QByteArrayView("{}"), now)), "verdict");
    QVERIFY(webhook::verify({"old", "new"}, timestamp, signatures, QByteArrayView("{ }"), now) != webhook::Verdict::Good);
    QVERIFY(webhook::verify({}, timestamp, signatures, QByteArrayView("{}"), now) != webhook::Verdict::Good);
}

void tst_WebhookFormat::addresses_data()
{
    QTest::addColumn<bool>("isGood");
    for (const char *good : {"https://shop.example/otklik", "https://shop.example:8443/a?b=c", "https://10.0.0.8/hook", "https://192.168.1.4",
                             "https://gateway.internal/otklik", "http://127.0.0.1:9000/x", "http://localhost:9000", "http://[::1]:9000/x",
                             "https://[fd12::8]/x"})
        QTest::newRow(good) << true;
    for (const char *bad : {"http://shop.example", "http://10.0.0.8", "https://169.254.169.254/latest/meta-data", "https://[fe80::1]/",
                            "https://[::ffff:169.254.169.254]/", "https://[fd00:ec2::254]/", "https://metadata.google.internal/",
                            "https://METADATA.google.internal./", "https://100.100.100.200/", "https://0.0.0.0/", "https://[::]/",
                            "https://224.0.0.1/", "https://255.255.255.255/", "https://2852039166/", "https://0xa9fea9fe/", "https://0xa9.254.169.254/",
                            "https://me:you@shop.example/", "https://shop.example/#x", "ftp://shop.example/", "file:///etc/passwd", "", "shop.example"})
        QTest::newRow(qPrintable(QStringLiteral("not ") + QLatin1StringView(bad))) << false;
}

void tst_WebhookFormat::addresses()
{
    QFETCH(bool, isGood);
    QString address = QString::fromLatin1(QTest::currentDataTag());
    if (!isGood)
        address.remove(0, 4);
    QCOMPARE(mayBePublishedTo(QUrl(address, QUrl::StrictMode)), isGood);
}

QTEST_GUILESS_MAIN(tst_WebhookFormat)
#include "tst_webhookformat.moc"
