#include "channels/problems.h"
#include "tests/channels/hostileaddresses.h"
#include "tests/channels/vk/vksetting.h"

using namespace otklik;

namespace {

constexpr qint64 atMost = 1000;
const QString middle = QStringLiteral("https://sun9-1.userapi.com/middle.jpg?size=1280&sign=1");

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

QJsonObject size(const char *type, const QString &url, int width, int height)
{
    return {{s("type"), s(type)}, {s("url"), url}, {s("width"), width}, {s("height"), height}};
}

QJsonObject photo(const QString &address = middle)
{
    const QJsonArray sizes{size("z", s("https://sun9-1.userapi.com/large.jpg"), 2560, 1920), size("s", s("https://sun9-1.userapi.com/small.jpg"), 75, 56),
                           size("y", address, 1280, 960), size("x", s("https://sun9-1.userapi.com/x.jpg"), 604, 453)};
    return {{s("type"), s("photo")},
            {s("photo"), QJsonObject{{s("id"), 55}, {s("owner_id"), 101}, {s("album_id"), -8}, {s("date"), 1'799'000'000},
                                     {s("has_tags"), false}, {s("text"), s("крышка")}, {s("sizes"), sizes}}}};
}

HttpResponse picture(const QByteArray &bytes)
{
    return {200, {{"content-type", "image/jpeg"}}, bytes};
}

QStringList files(const VkSetting &setting)
{
    QStringList addresses;
    for (const HttpRequest &request : setting.http.requests())
        if (request.headers.isEmpty() && !request.url.path().startsWith(QLatin1StringView("/wh")))
            addresses.append(request.url.toString());
    return addresses;
}

} // namespace

/// Pictures of comments and messages of VK: told by owner and number, fetched from VK's own hosts only.
class tst_VkMedia final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theyAreToldOf();
    void otherKinds_data();
    void otherKinds();
    void everyKindOfPlaceGivesItsPicture_data();
    void everyKindOfPlaceGivesItsPicture();
    void strangersAreNeverAsked_data();
    void strangersAreNeverAsked();
    void whatIsGoneIsTold();
    void tooMuchIsTold();
};

void tst_VkMedia::theyAreToldOf()
{
    VkSetting setting;
    const VkId id = setting.vk.comment(setting.vk.person(s("anna")), setting.vk.post(-FakeVk::groupId, s("News")), s("Сломалась"));
    setting.vk.attach(id, photo());
    setting.readAll();
    const IncomingPost post = setting.stored.value(id.text());
    QCOMPARE(post.media, (QList<Media>{{s("photo101_55"), MediaKind::Picture, {}, s("крышка"), 0, 2560, 1920}}));
    QVERIFY(post.text.contains(s("large.jpg"))); // the lines of the text stay
    QVERIFY(files(setting).isEmpty());
    QCOMPARE(setting.vk.schemaFaults(), QStringList());
}

void tst_VkMedia::otherKinds_data()
{
    QTest::addColumn<QJsonObject>("attachment");
    QTest::addColumn<Media>("media");
    const auto row = [](const char *type, const QJsonObject &attached, const Media &media) {
        QTest::newRow(type) << QJsonObject{{s("type"), s(type)}, {s(type), attached}} << media;
    };
    const QJsonArray images{QJsonObject{{s("url"), s("https://vk.com/sticker/1-9-128")}, {s("width"), 128}, {s("height"), 128}},
                            QJsonObject{{s("url"), s("https://vk.com/sticker/1-9-512")}, {s("width"), 512}, {s("height"), 512}}};
    row("sticker", {{s("sticker_id"), 9}, {s("product_id"), 1}, {s("images"), images}}, {s("sticker9"), MediaKind::Picture, {}, {}, 0, 512, 512});
    row("graffiti", {{s("id"), 4}, {s("owner_id"), 101}, {s("url"), s("https://sun9-1.userapi.com/g.png")}, {s("width"), 600}, {s("height"), 300}},
        {s("graffiti101_4"), MediaKind::Picture, {}, {}, 0, 600, 300});
    row("video", {{s("id"), 5}, {s("owner_id"), 101}, {s("title"), s("кипит")}, {s("image"), images}}, {s("video101_5"), MediaKind::Video, {}, s("кипит"), 0, 512, 512});
    row("doc", {{s("id"), 6}, {s("owner_id"), 101}, {s("title"), s("чек.pdf")}, {s("size"), 777}, {s("ext"), s("pdf")}, {s("type"), 1}, {s("url"), s("https://vk.com/doc101_6")}},
        {{}, MediaKind::File, s("чек.pdf"), {}, 777, 0, 0});
    row("audio", {{s("id"), 7}, {s("owner_id"), 101}, {s("title"), s("песня")}}, {{}, MediaKind::Sound, {}, s("песня"), 0, 0, 0});
}

void tst_VkMedia::otherKinds()
{
    QFETCH(QJsonObject, attachment);
    QFETCH(Media, media);
    VkSetting setting;
    const VkId id = setting.vk.message(setting.vk.person(s("anna")), s("Смотрите"));
    setting.vk.attach(id, attachment);
    setting.readAll();
    const QList<Media> told = setting.stored.value(id.text()).media;
    QCOMPARE(told.size(), 1);
    QCOMPARE(told.first().key, media.key);
    QCOMPARE(told.first().kind, media.kind);
    QCOMPARE(told.first().name, media.name);
    QCOMPARE(told.first().description, media.description);
    QCOMPARE(told.first().size, media.size);
    QCOMPARE(told.first().width, media.width);
}

void tst_VkMedia::everyKindOfPlaceGivesItsPicture_data()
{
    QTest::addColumn<QString>("place");
    for (const char *place : {"wall", "answer", "board", "photo", "video", "market", "message"})
        QTest::newRow(place) << s(place);
}

void tst_VkMedia::everyKindOfPlaceGivesItsPicture()
{
    QFETCH(QString, place);
    VkSetting setting;
    const qint64 anna = setting.vk.person(s("anna"));
    VkId root = setting.vk.post(-FakeVk::groupId, s("News"));
    if (place == u"answer")
        root = setting.vk.comment(anna, root, s("первый"));
    else if (place == u"board")
        root = setting.vk.topic(s("Вопросы"));
    else if (place == u"photo" || place == u"video" || place == u"market")
        root = {place == u"photo" ? VkKind::Photo : place == u"video" ? VkKind::Video : VkKind::Market, -FakeVk::groupId, 3};
    const bool isMessage = place == u"message";
    if (!isMessage)
        (void)setting.vk.comment(anna, root, s("другой"));
    const VkId id = isMessage ? setting.vk.message(anna, s("Сломалась")) : setting.vk.comment(anna, root, s("Сломалась"));
    setting.vk.attach(id, photo());
    setting.vk.setFile(middle, picture("bytes"));
    const auto media = setting.connector->media(id.text(), s("photo101_55"), atMost);
    QVERIFY2(media, media ? "" : qPrintable(media.error().code + media.error().detail));
    QCOMPARE(media->bytes, QByteArray("bytes"));
    QCOMPARE(files(setting), QStringList{middle}); // the largest that is no larger than a screen
    QCOMPARE(setting.vk.schemaFaults(), QStringList());
}

void tst_VkMedia::strangersAreNeverAsked_data()
{
    QTest::addColumn<QString>("address");
    for (const char *host : {"api.vk.com", "vk.com"})
        for (const QString &address : hostileAddresses(QLatin1StringView(host)))
            QTest::addRow("%s", qPrintable(address)) << address;
    for (const char *address : {"https://userapi.com.strangers.example/a", "https://sun9-1userapi.com/a", "http://sun9-1.userapi.com/a"})
        QTest::newRow(address) << s(address);
}

void tst_VkMedia::strangersAreNeverAsked()
{
    QFETCH(QString, address);
    VkSetting setting;
    const VkId id = setting.vk.message(setting.vk.person(s("anna")), s("Сломалась"));
    setting.vk.attach(id, photo(address));
    const auto media = setting.connector->media(id.text(), s("photo101_55"), atMost);
    QVERIFY(!media);
    QCOMPARE(media.error().code, QString(problem::notPossible));
    QVERIFY2(files(setting).isEmpty(), qPrintable(files(setting).join(u' ')));
}

void tst_VkMedia::whatIsGoneIsTold()
{
    VkSetting setting;
    const qint64 anna = setting.vk.person(s("anna"));
    const VkId comment = setting.vk.comment(anna, setting.vk.post(-FakeVk::groupId, s("News")), s("Сломалась"));
    const VkId message = setting.vk.message(anna, s("Сломалась"));
    for (const VkId &id : {comment, message}) {
        setting.vk.attach(id, photo());
        const auto fetch = [&](const QString &key) { return setting.connector->media(id.text(), key, atMost).error().code; };
        QCOMPARE(fetch(s("photo101_56")), QString(problem::postGone));
        QCOMPARE(fetch({}), QString(problem::postGone));
        QCOMPARE(fetch(s("photo101_55")), QString(problem::postGone)); // 404 at its address
        setting.vk.remove(id);
        QCOMPARE(fetch(s("photo101_55")), QString(problem::postGone));
    }
    QCOMPARE(setting.connector->media(s("nonsense"), s("photo101_55"), atMost).error().code, QString(problem::postGone));
}

void tst_VkMedia::tooMuchIsTold()
{
    VkSetting setting;
    const VkId id = setting.vk.message(setting.vk.person(s("anna")), s("Сломалась"));
    setting.vk.attach(id, photo());
    setting.vk.setFile(middle, picture(QByteArray(atMost + 1, 'x')));
    QCOMPARE(setting.connector->media(id.text(), s("photo101_55"), atMost).error().code, QString(problem::mediaTooLarge));
}

QTEST_GUILESS_MAIN(tst_VkMedia)
#include "tst_vkmedia.moc"
