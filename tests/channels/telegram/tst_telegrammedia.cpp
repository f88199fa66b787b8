#include "channels/problems.h"
#include "channels/telegram/telegramconnector.h"
#include "channels/telegram/telegrammedia.h"
#include "tests/channels/fakehttp.h"
#include "tests/channels/telegram/faketelegram.h"

#include <QJsonDocument>
#include <QTest>

using namespace otklik;

namespace {

constexpr qint64 atMost = 1000;

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

QJsonObject file(const char *id, int width = 90, int height = 90)
{
    return {{s("file_id"), s(id)}, {s("file_unique_id"), s("u")}, {s("width"), width}, {s("height"), height}, {s("file_size"), 321}};
}

struct Desk final
{
    FakeClock clock;
    FakeTelegram network{clock};
    FakeHttp http{[this](const HttpRequest &request) { return network.answer(request); }};
    std::unique_ptr<Connector> connector = network.connector(http, clock, {});

    Result<MediaBytes> fetch(const char *key) { return connector->media(s("1:2"), s(key), atMost); }
    void setFile(const char *id, const QString &path, const QByteArray &bytes, qint64 size)
    {
        network.setFile(s(id), {{s("file_path"), path}, {s("file_size"), size}}, {200, {{"content-type", "application/octet-stream"}}, bytes});
    }
    [[nodiscard]] QStringList fetched() const
    {
        QStringList paths;
        for (const HttpRequest &request : http.requests())
            if (request.url.path().startsWith(QLatin1StringView("/file/")))
                paths.append(request.url.path());
        return paths;
    }
    ~Desk()
    {
        if (const QStringList faults = network.schemaFaults(); !faults.isEmpty())
            QTest::qFail(qPrintable(faults.join(u'\n')), __FILE__, __LINE__);
    }
};

} // namespace

/// Pictures of messages to a bot: told by file_id, fetched from the Bot API's own server.
class tst_TelegramMedia final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKindIsToldOf_data();
    void everyKindIsToldOf();
    void anAlbumHasAllItsPictures();
    void thePictureIsFetched();
    void aPathThatLeadsAwayIsNotAsked_data();
    void aPathThatLeadsAwayIsNotAsked();
    void refusalsSayWhy_data();
    void refusalsSayWhy();
    void theTokenIsNeverTold();
};

void tst_TelegramMedia::everyKindIsToldOf_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QString>("key");
    QTest::addColumn<MediaKind>("kind");
    QTest::addColumn<QString>("name");
    const auto row = [](const char *what, const char *message, const char *key, MediaKind kind, const char *name = "") {
        QTest::newRow(what) << QByteArray(message) << s(key) << kind << s(name);
    };
    using enum MediaKind;
    row("a photo: the largest for a screen",
        R"({"photo":[{"file_id":"s","width":90,"height":67},{"file_id":"l","width":2560,"height":1920},{"file_id":"m","width":1280,"height":960}]})", "m", Picture);
    row("a photo that is large only", R"({"photo":[{"file_id":"l","width":2560,"height":1920}]})", "l", Picture);
    row("a photo of nothing", R"({"photo":[]})", "", Picture);
    row("a video", R"({"video":{"file_id":"v","file_name":"a.mp4","thumbnail":{"file_id":"t"}}})", "t", Video, "a.mp4");
    row("a video without a picture", R"({"video":{"file_id":"v"}})", "", Video);
    row("an animation", R"({"animation":{"file_id":"a","thumbnail":{"file_id":"t"}},"document":{"file_id":"a","mime_type":"image/gif"}})", "t", Video);
    row("a round video", R"({"video_note":{"file_id":"v","thumbnail":{"file_id":"t"}}})", "t", Video);
    row("a picture as a file", R"({"document":{"file_id":"d","file_name":"a.png","mime_type":"image/png","file_size":5,"thumbnail":{"file_id":"t"}}})", "d", Picture, "a.png");
    row("a picture that is too large", R"({"document":{"file_id":"d","mime_type":"image/png","file_size":90000000,"thumbnail":{"file_id":"t"}}})", "t", Picture);
    row("a file", R"({"document":{"file_id":"d","file_name":"чек.pdf","mime_type":"application/pdf"}})", "", File, "чек.pdf");
    row("a voice", R"({"voice":{"file_id":"o","duration":3}})", "", Sound);
    row("a song", R"({"audio":{"file_id":"o","file_name":"a.mp3","thumbnail":{"file_id":"t"}}})", "", Sound, "a.mp3");
    row("a sticker", R"({"sticker":{"file_id":"k","emoji":"👍","is_animated":false,"is_video":false,"thumbnail":{"file_id":"t"}}})", "k", Picture);
    row("a moving sticker", R"({"sticker":{"file_id":"k","is_animated":true,"thumbnail":{"file_id":"t"}}})", "t", Picture);
}

void tst_TelegramMedia::everyKindIsToldOf()
{
    QFETCH(QByteArray, message);
    QFETCH(QString, key);
    QFETCH(MediaKind, kind);
    QFETCH(QString, name);
    const QList<Media> media = telegramMedia(QJsonDocument::fromJson(message).object());
    QCOMPARE(media.size(), 1);
    QCOMPARE(media.first().key, key);
    QCOMPARE(media.first().kind, kind);
    QCOMPARE(media.first().name, name);
}

void tst_TelegramMedia::anAlbumHasAllItsPictures()
{
    Desk desk;
    for (const char *id : {"one", "two", "three"})
        desk.network.say(desk.network.privateChat(s("anna")), desk.network.user(s("anna")), {}, {{s("photo"), QJsonArray{file(id, 1280, 960)}}, {s("media_group_id"), s("g1")}});
    const auto held = desk.connector->read({}); // more parts may come
    QVERIFY(held && held->posts.isEmpty());
    desk.clock.advance(std::chrono::seconds(10));
    const auto step = desk.connector->read(held->cursor);
    QVERIFY(step && step->posts.size() == 1);
    const QList<Media> media = step->posts.first().media;
    QCOMPARE(media.size(), 3);
    QCOMPARE(media.first(), (Media{s("one"), MediaKind::Picture, {}, {}, 321, 1280, 960}));
    QCOMPARE(media.last().key, s("three"));
    QVERIFY(desk.fetched().isEmpty());
}

void tst_TelegramMedia::thePictureIsFetched()
{
    Desk desk;
    desk.setFile("m", s("photos/file_1.jpg"), "bytes", 5);
    const auto media = desk.fetch("m");
    QVERIFY2(media, media ? "" : qPrintable(media.error().code));
    QCOMPARE(media->bytes, QByteArray("bytes"));
    QCOMPARE(desk.fetched(), QStringList{QStringLiteral("/file/bot%1/photos/file_1.jpg").arg(FakeTelegram::token)});
}

void tst_TelegramMedia::aPathThatLeadsAwayIsNotAsked_data()
{
    QTest::addColumn<QString>("path");
    for (const char *path : {"", "/var/lib/telegram/file_1.jpg", "../../etc/passwd", "photos/../../../x", "photos//x", "./x", "http://169.254.169.254/", "file:///etc/passwd"})
        QTest::newRow(path) << s(path);
}

void tst_TelegramMedia::aPathThatLeadsAwayIsNotAsked()
{
    QFETCH(QString, path);
    Desk desk;
    desk.setFile("m", path, "bytes", 5);
    const auto media = desk.fetch("m");
    QVERIFY(!media);
    QCOMPARE(media.error().code, QString(problem::notPossible));
    QVERIFY(desk.fetched().isEmpty());
    for (const HttpRequest &request : desk.http.requests())
        QCOMPARE(request.url.host(), s("api.telegram.org"));
}

void tst_TelegramMedia::refusalsSayWhy_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *what, int status, const char *answer, const QString &code) { QTest::newRow(what) << status << QByteArray(answer) << code; };
    row("more than bots are given", 400, R"({"ok":false,"error_code":400,"description":"Bad Request: file is too big"})", problem::mediaTooLarge);
    row("more than is asked for", 200, R"({"ok":true,"result":{"file_id":"m","file_unique_id":"u","file_size":1001,"file_path":"a"}})", problem::mediaTooLarge);
    row("not there any more", 400, R"({"ok":false,"error_code":400,"description":"Bad Request: wrong file_id or the file is temporarily unavailable"})", problem::postGone);
    row("a token that was withdrawn", 401, R"({"ok":false,"error_code":401,"description":"Unauthorized"})", problem::tokenRefused);
    row("later", 502, "<h1>502</h1>", problem::networkFault);
}

void tst_TelegramMedia::refusalsSayWhy()
{
    QFETCH(int, status);
    QFETCH(QByteArray, answer);
    QFETCH(QString, code);
    Desk desk;
    desk.network.answerOnce(s("getFile"), status, answer);
    const auto media = desk.fetch("m");
    QVERIFY(!media);
    QCOMPARE(media.error().code, code);
    QVERIFY(desk.fetched().isEmpty());
}

void tst_TelegramMedia::theTokenIsNeverTold()
{
    Desk desk;
    desk.setFile("m", s("photos/file_1.jpg"), QByteArray(atMost + 1, 'x'), 5); // more than it says
    QCOMPARE(desk.fetch("m").error().code, QString(problem::mediaTooLarge));
    FakeHttp broken([&](const HttpRequest &request) -> Result<HttpResponse> {
        if (request.url.path().startsWith(QLatin1StringView("/file/")))
            return failure(Error::Kind::Retry, httpcode::noAnswer, request.url.toString());
        return desk.network.answer(request);
    });
    const auto media = desk.network.connector(broken, desk.clock, {})->media(s("1:2"), s("m"), atMost);
    QVERIFY(!media);
    QCOMPARE(media.error().code, QString(httpcode::noAnswer));
    QVERIFY(!media.error().detail.contains(FakeTelegram::token));
}

QTEST_GUILESS_MAIN(tst_TelegramMedia)
#include "tst_telegrammedia.moc"
