#include "channels/bluesky/blueskyconnector.h"
#include "channels/problems.h"
#include "tests/channels/bluesky/fakebluesky.h"
#include "tests/channels/fakehttp.h"
#include "tests/channels/hostileaddresses.h"

#include <QTest>

using namespace otklik;

namespace {

constexpr qint64 atMost = 1000;
const QString cid = QStringLiteral("bafkreibrokenlid");
const QString thumbnail = QStringLiteral("https://cdn.bsky.app/img/feed_thumbnail/plain/did/") + cid;

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

QJsonObject blob(const QString &id)
{
    return {{s("$type"), s("blob")}, {s("ref"), QJsonObject{{s("$link"), id}}}, {s("mimeType"), s("image/jpeg")}, {s("size"), 4321}};
}

QJsonObject images(const QStringList &cids)
{
    QJsonArray list;
    for (const QString &one : cids)
        list.append(QJsonObject{{s("image"), blob(one)}, {s("alt"), s("крышка")},
                                {s("aspectRatio"), QJsonObject{{s("width"), 1200}, {s("height"), 900}}}});
    return {{s("$type"), s("app.bsky.embed.images")}, {s("images"), list}};
}

QJsonObject shownImages(const QStringList &addresses)
{
    QJsonArray list;
    for (const QString &one : addresses)
        list.append(QJsonObject{{s("thumb"), one}, {s("fullsize"), s("https://cdn.bsky.app/img/feed_fullsize/x")}, {s("alt"), s("крышка")}});
    return {{s("$type"), s("app.bsky.embed.images#view")}, {s("images"), list}};
}

struct Setting final
{
    explicit Setting(const QJsonObject &embed)
        : id(network.add(s("anna"), {{s("text"), s("Сломалась")}, {s("embed"), embed}}, {}, s("mention"), network.now())),
          connector(network.connector(http, clock, {}))
    {
    }

    Result<MediaBytes> fetch(const QString &key) { return connector->media(id, key, atMost); }
    [[nodiscard]] QStringList files() const
    {
        QStringList addresses;
        for (const HttpRequest &request : http.requests())
            if (request.headers.isEmpty())
                addresses.append(request.url.toString());
        return addresses;
    }
    [[nodiscard]] QString blobAddress(const QString &key) const
    {
        return QStringLiteral("https://pds.example/xrpc/com.atproto.sync.getBlob?did=%1&cid=%2").arg(FakeBluesky::didOf(s("anna")).replace(u':', s("%3A")), key);
    }

    FakeBluesky network;
    FakeHttp http{[this](const HttpRequest &request) { return network.answer(request); }};
    FakeClock clock;
    QString id;
    std::unique_ptr<Connector> connector;
};

HttpResponse picture(const QByteArray &bytes)
{
    return {200, {{"content-type", "image/jpeg"}}, bytes};
}

} // namespace

/// Pictures beside posts of Bluesky: told by CID, fetched from Bluesky's own hosts or the account's PDS.
class tst_BlueskyMedia final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theyAreToldOf();
    void ofAQuoteToo();
    void theSmallPictureIsFetched();
    void anotherAppViewsPictureComesFromThePds_data();
    void anotherAppViewsPictureComesFromThePds();
    void aVideoGivesItsStillPictureOnly();
    void whatIsGoneIsTold();
    void tooMuchIsTold();
};

void tst_BlueskyMedia::theyAreToldOf()
{
    Setting setting(images({cid, s("bafkreisecond")}));
    const auto read = setting.connector->read({});
    QVERIFY(read && read->posts.size() == 1);
    QCOMPARE(read->posts.first().media, (QList<Media>{{cid, MediaKind::Picture, {}, s("крышка"), 4321, 1200, 900},
                                                      {s("bafkreisecond"), MediaKind::Picture, {}, s("крышка"), 4321, 1200, 900}}));
    QVERIFY(setting.files().isEmpty());
}

void tst_BlueskyMedia::ofAQuoteToo()
{
    Setting setting({{s("$type"), s("app.bsky.embed.recordWithMedia")}, {s("media"), images({cid})}, {s("record"), QJsonObject{}}});
    setting.network.setShownEmbed(setting.id, {{s("media"), shownImages({thumbnail})}});
    setting.network.setFile(thumbnail, picture("bytes"));
    QCOMPARE(setting.connector->read({})->posts.first().media.size(), 1);
    QCOMPARE(setting.fetch(cid)->bytes, QByteArray("bytes"));
}

void tst_BlueskyMedia::theSmallPictureIsFetched()
{
    Setting setting(images({s("bafkreisecond"), cid}));
    setting.network.setShownEmbed(setting.id, shownImages({s("https://cdn.bsky.app/other"), thumbnail}));
    setting.network.setFile(thumbnail, picture("bytes"));
    const auto media = setting.fetch(cid);
    QVERIFY2(media, media ? "" : qPrintable(media.error().code));
    QCOMPARE(media->bytes, QByteArray("bytes"));
    QCOMPARE(setting.files(), QStringList{thumbnail});
}

void tst_BlueskyMedia::anotherAppViewsPictureComesFromThePds_data()
{
    QTest::addColumn<QString>("address");
    QTest::newRow("none") << QString();
    for (const QString &address : hostileAddresses(s("pds.example")))
        QTest::addRow("%s", qPrintable(address)) << address;
}

void tst_BlueskyMedia::anotherAppViewsPictureComesFromThePds()
{
    QFETCH(QString, address);
    Setting setting(images({cid}));
    setting.network.setShownEmbed(setting.id, shownImages({address}));
    setting.network.setFile(setting.blobAddress(cid), picture("whole"));
    const auto media = setting.fetch(cid);
    QVERIFY2(media, media ? "" : qPrintable(media.error().code));
    QCOMPARE(media->bytes, QByteArray("whole"));
    QCOMPARE(setting.files(), QStringList{setting.blobAddress(cid)});
}

void tst_BlueskyMedia::aVideoGivesItsStillPictureOnly()
{
    Setting setting({{s("$type"), s("app.bsky.embed.video")}, {s("video"), blob(cid)}, {s("alt"), s("кипит")}});
    QCOMPARE(setting.connector->read({})->posts.first().media.first().kind, MediaKind::Video);
    setting.network.setFile(setting.blobAddress(cid), picture("film"));
    QCOMPARE(setting.fetch(cid).error().code, QString(problem::notPossible));
    const QString still = s("https://video.bsky.app/watch/did/bafkreibrokenlid/thumbnail.jpg");
    setting.network.setShownEmbed(setting.id, {{s("playlist"), s("https://video.bsky.app/x.m3u8")}, {s("thumbnail"), still}});
    setting.network.setFile(still, picture("still"));
    QCOMPARE(setting.fetch(cid)->bytes, QByteArray("still"));
    QCOMPARE(setting.files(), QStringList{still});
}

void tst_BlueskyMedia::whatIsGoneIsTold()
{
    Setting setting(images({cid}));
    QCOMPARE(setting.fetch(s("bafkreiother")).error().code, QString(problem::postGone));
    QCOMPARE(setting.fetch({}).error().code, QString(problem::postGone));
    setting.network.remove(setting.id);
    QCOMPARE(setting.fetch(cid).error().code, QString(problem::postGone));
    QCOMPARE(setting.connector->media(s("https://strangers.example"), cid, atMost).error().code, QString(problem::postGone));
    QVERIFY(setting.files().isEmpty());
}

void tst_BlueskyMedia::tooMuchIsTold()
{
    Setting setting(images({cid}));
    setting.network.setShownEmbed(setting.id, shownImages({thumbnail}));
    setting.network.setFile(thumbnail, picture(QByteArray(atMost + 1, 'x')));
    QCOMPARE(setting.fetch(cid).error().code, QString(problem::mediaTooLarge));
}

QTEST_GUILESS_MAIN(tst_BlueskyMedia)
#include "tst_blueskymedia.moc"
