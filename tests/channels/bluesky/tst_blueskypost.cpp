#include "channels/bluesky/aturi.h"
#include "channels/bluesky/blueskypost.h"
#include "channels/problems.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace otklik;

namespace {

const QString anna = QStringLiteral("did:plc:5xyeinjxu2r5msecqyin4ywi");
const QString brand = QStringLiteral("did:plc:43td26jvzxvzjqbz6yztjunu");
const QString name = QStringLiteral("at://%1/app.bsky.feed.post/3n2xkgwglsc26").arg(anna);

QJsonObject parsed(const char *json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (!document.isObject())
        qFatal("%s", qPrintable(error.errorString()));
    return document.object();
}

QJsonObject goodView()
{
    QJsonObject view = parsed(R"({
        "cid": "bafyreib7shrzi5hgzelz332ev24tgmqa63pzbtebgkprk6uezhefn5muy4",
        "author": {"did": "did:plc:5xyeinjxu2r5msecqyin4ywi", "handle": "anna.example", "displayName": " Anna  K. ", "viewer": {"blockedBy": false}},
        "record": {"$type": "app.bsky.feed.post", "text": "сломался чайник", "createdAt": "2026-11-23T06:57:01.000Z", "langs": ["ru-RU", "en"]},
        "indexedAt": "2026-11-23T06:57:01.200Z", "viewer": {}})");
    view.insert(QStringLiteral("uri"), name);
    return view;
}

void set(QJsonObject &view, const char *key, const char *part, const QJsonValue &value)
{
    QJsonObject object = view.value(QLatin1StringView(key)).toObject();
    object.insert(QLatin1StringView(part), value);
    view.insert(QLatin1StringView(key), object);
}

} // namespace

class tst_BlueskyPost final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aViewIsAPost();
    void embedsAreLines_data();
    void embedsAreLines();
    void whoMayNotAnswerIsTold_data();
    void whoMayNotAnswerIsTold();
    void aHandleThatIsNotValidIsNotShown();
    void brokenViewsAreNoPosts_data();
    void brokenViewsAreNoPosts();
    void anyTypesAreEndured();
};

void tst_BlueskyPost::aViewIsAPost()
{
    QJsonObject view = goodView();
    const QString root = QStringLiteral("at://%1/app.bsky.feed.post/3n2aaaaaaaaaa").arg(brand);
    const QString parent = QStringLiteral("at://%1/app.bsky.feed.post/3n2bbbbbbbbbb").arg(brand);
    set(view, "record", "reply", QJsonObject{{QStringLiteral("root"), QJsonObject{{QStringLiteral("uri"), root}}},
                                            {QStringLiteral("parent"), QJsonObject{{QStringLiteral("uri"), parent}}}});
    const auto post = postOfView(view, brand);
    QVERIFY(post);
    QCOMPARE(post->externalId, name);
    QCOMPARE(post->inReplyTo, parent);
    QCOMPARE(post->threadExternalId, root);
    QCOMPARE(post->authorExternalId, anna);
    QCOMPARE(post->authorHandle, QStringLiteral("anna.example"));
    QCOMPARE(post->authorName, QStringLiteral("Anna K."));
    QCOMPARE(post->text, QStringLiteral("сломался чайник"));
    QCOMPARE(post->language, QStringLiteral("ru"));
    QCOMPARE(post->publishedAt, *blueskyTime(QStringLiteral("2026-11-23T06:57:01.000Z")));
    QCOMPARE(post->url, QStringLiteral("https://bsky.app/profile/%1/post/3n2xkgwglsc26").arg(anna));
    QVERIFY(!post->isBrand && post->answerObstacle.isEmpty() && !post->editedAt);
    QVERIFY(postOfView(view, anna)->isBrand);
}

void tst_BlueskyPost::embedsAreLines_data()
{
    QTest::addColumn<QByteArray>("embed");
    QTest::addColumn<QString>("lines");
    QTest::newRow("pictures") << QByteArray(R"({"$type": "app.bsky.embed.images#view", "images": [
        {"thumb": "https://cdn.example/t", "fullsize": "https://cdn.example/f", "alt": "разбитый\nчайник"}, {"fullsize": "javascript:x", "alt": ""}]})")
        << "[image] разбитый чайник https://cdn.example/f\n[image]";
    QTest::newRow("a video") << QByteArray(R"({"$type": "app.bsky.embed.video#view", "playlist": "https://cdn.example/v.m3u8", "alt": "шум"})")
        << "[video] шум https://cdn.example/v.m3u8";
    QTest::newRow("a link") << QByteArray(R"({"$type": "app.bsky.embed.external#view", "external": {"uri": "https://example.com/a", "title": "Статья", "description": "d"}})")
        << "[link] Статья https://example.com/a";
    QTest::newRow("a quote") << QByteArray(R"({"$type": "app.bsky.embed.record#view", "record": {"$type": "app.bsky.embed.record#viewRecord",
        "uri": "at://did:plc:x/app.bsky.feed.post/3n2a", "author": {"handle": "boris.example"}, "value": {"text": "мой\nтоже"}}})")
        << "[quote] @boris.example: мой тоже https://bsky.app/profile/did:plc:x/post/3n2a";
    QTest::newRow("a quote that is gone") << QByteArray(R"({"$type": "app.bsky.embed.record#view", "record": {"$type": "app.bsky.embed.record#viewNotFound",
        "uri": "at://did:plc:x/app.bsky.feed.post/3n2a", "notFound": true}})")
        << "[quote] https://bsky.app/profile/did:plc:x/post/3n2a";
    QTest::newRow("a quote with a picture") << QByteArray(R"({"$type": "app.bsky.embed.recordWithMedia#view",
        "media": {"images": [{"fullsize": "https://cdn.example/f", "alt": "фото"}]},
        "record": {"record": {"uri": "at://did:plc:x/app.bsky.feed.post/3n2a", "author": {"handle": "boris.example"}, "value": {"text": "да"}}}})")
        << "[image] фото https://cdn.example/f\n[quote] @boris.example: да https://bsky.app/profile/did:plc:x/post/3n2a";
    QTest::newRow("one of the future") << QByteArray(R"({"$type": "app.bsky.embed.poll#view", "question": "?"})") << "";
}

void tst_BlueskyPost::embedsAreLines()
{
    QFETCH(QByteArray, embed);
    QFETCH(QString, lines);
    QJsonObject view = goodView();
    view.insert(QStringLiteral("embed"), parsed(embed.constData()));
    const QString expected = lines.isEmpty() ? QStringLiteral("сломался чайник") : QStringLiteral("сломался чайник\n") + lines;
    QCOMPARE(postOfView(view, brand)->text, expected);
}

void tst_BlueskyPost::whoMayNotAnswerIsTold_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QJsonObject>("viewer");
    QTest::addColumn<QString>("obstacle");
    QTest::newRow("anybody may") << "viewer" << QJsonObject{{QStringLiteral("replyDisabled"), false}} << QString();
    QTest::newRow("a threadgate") << "viewer" << QJsonObject{{QStringLiteral("replyDisabled"), true}} << QString(problem::commentsClosed);
    QTest::newRow("they block us") << "author" << QJsonObject{{QStringLiteral("blockedBy"), true}} << QString(problem::recipientRefuses);
    QTest::newRow("we block them") << "author" << QJsonObject{{QStringLiteral("blocking"), QStringLiteral("at://x")}} << QString(problem::recipientRefuses);
}

void tst_BlueskyPost::whoMayNotAnswerIsTold()
{
    QFETCH(QString, key);
    QFETCH(QJsonObject, viewer);
    QJsonObject view = goodView();
    if (key == QLatin1StringView("viewer"))
        view.insert(key, viewer);
    else
        set(view, "author", "viewer", viewer);
    QTEST(postOfView(view, brand)->answerObstacle, "obstacle");
    QVERIFY(postOfView(view, anna)->answerObstacle.isEmpty());
}

void tst_BlueskyPost::aHandleThatIsNotValidIsNotShown()
{
    QJsonObject view = goodView();
    set(view, "author", "handle", QStringLiteral("handle.invalid"));
    QCOMPARE(postOfView(view, brand)->authorHandle, anna);
}

void tst_BlueskyPost::brokenViewsAreNoPosts_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("no name") << "uri" << QJsonValue();
    QTest::newRow("a number for a name") << "uri" << QJsonValue(9007199254740993.0);
    QTest::newRow("another record") << "uri" << QJsonValue(QStringLiteral("at://%1/app.bsky.feed.like/3n2x").arg(anna));
    QTest::newRow("somebody else's name") << "uri" << QJsonValue(QStringLiteral("at://%1/app.bsky.feed.post/3n2x").arg(brand));
    QTest::newRow("no author") << "author" << QJsonValue(QJsonArray());
    QTest::newRow("no time") << "indexedAt" << QJsonValue(QStringLiteral("yesterday"));
}

void tst_BlueskyPost::brokenViewsAreNoPosts()
{
    QFETCH(QString, key);
    QFETCH(QJsonValue, value);
    QJsonObject view = goodView();
    view.insert(key, value);
    QVERIFY(!postOfView(view, brand));
}

void tst_BlueskyPost::anyTypesAreEndured()
{
    const QJsonValue wrong[]{QJsonValue(), QJsonValue(true), QJsonValue(1e300), QJsonValue(QStringLiteral("\0x")), QJsonArray{QJsonArray{1}}, QJsonObject{{QStringLiteral("uri"), 7}}};
    for (const QJsonValue &value : wrong)
        for (const char *key : {"text", "facets", "embed", "reply", "langs", "createdAt"}) {
            QJsonObject view = goodView();
            set(view, "record", key, value);
            QVERIFY(postOfView(view, brand));
            view.insert(QStringLiteral("embed"), QJsonObject{{QStringLiteral("images"), value}, {QStringLiteral("record"), value},
                                                             {QStringLiteral("external"), value}, {QStringLiteral("media"), value}});
            QVERIFY(postOfView(view, brand));
        }
}

QTEST_GUILESS_MAIN(tst_BlueskyPost)
#include "tst_blueskypost.moc"
