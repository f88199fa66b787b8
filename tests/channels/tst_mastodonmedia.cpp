#include "channels/mastodon/mastodonconnector.h"
#include "channels/problems.h"
#include "tests/channels/fakehttp.h"
#include "tests/channels/fakemastodon.h"
#include "tests/channels/hostileaddresses.h"

#include <QTest>

using namespace otklik;

namespace {

constexpr qint64 atMost = 1000;
const QString small = QStringLiteral("https://social.example/media/small/1.png");
const QString large = QStringLiteral("https://social.example/media/large/1.png");

HttpResponse picture(const QByteArray &bytes)
{
    return {200, {{"content-type", "image/png"}}, bytes};
}

QJsonObject attachment(const QString &id, const QString &type, const QString &preview, const QString &url)
{
    return {{QStringLiteral("id"), id}, {QStringLiteral("type"), type}, {QStringLiteral("preview_url"), preview},
            {QStringLiteral("url"), url}, {QStringLiteral("description"), QStringLiteral("a broken lid")},
            {QStringLiteral("meta"), QJsonObject{{QStringLiteral("original"), QJsonObject{{QStringLiteral("width"), 1200}, {QStringLiteral("height"), 900}}}}}};
}

struct Setting final
{
    Setting() { id = server.mention(QStringLiteral("anna"), QStringLiteral("<p>look</p>")); }

    Result<MediaBytes> fetch(const QString &key) { return connector.media(id, key, atMost); }
    /// What was asked for beside the API.
    [[nodiscard]] QStringList files() const
    {
        QStringList addresses;
        for (const HttpRequest &request : http.requests())
            if (!request.url.path().startsWith(QLatin1StringView("/api/")))
                addresses.append(request.url.toString());
        return addresses;
    }

    FakeMastodon server;
    FakeHttp http{[this](const HttpRequest &request) { return server.handle(request); }};
    FakeClock clock;
    MastodonConnector connector{http, clock, {QUrl(QStringLiteral("https://social.example")), QStringLiteral("secret"), QStringLiteral("1")}, {}};
    QString id;
};

} // namespace

/// Pictures beside posts of a server of Mastodon's API: told, and fetched from that server only.
class tst_MastodonMedia final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theyAreToldOf();
    void aKeyOutlivesAnEdit();
    void theSmallPictureIsFetched();
    void withoutASmallOneThePictureItself();
    void aVideoGivesItsStillPictureOnly();
    void theServersOwnHostOfFilesIsAsked();
    void strangersAreNeverAsked_data();
    void strangersAreNeverAsked();
    void whatIsGoneIsTold();
    void tooMuchIsTold();
};

void tst_MastodonMedia::theyAreToldOf()
{
    Setting setting;
    setting.server.attach(setting.id, attachment(QStringLiteral("71"), QStringLiteral("image"), small, large));
    setting.server.attach(setting.id, attachment(QStringLiteral("72"), QStringLiteral("gifv"), small, large));
    setting.server.attach(setting.id, attachment(QStringLiteral("73"), QStringLiteral("audio"), {}, large));
    setting.server.attach(setting.id, attachment(QStringLiteral("74"), QStringLiteral("unknown"), {}, {}));
    const auto read = setting.connector.read({});
    QVERIFY(read);
    QCOMPARE(read->posts.size(), 1);
    const QList<Media> media = read->posts.first().media;
    const QString lid = QStringLiteral("a broken lid");
    QCOMPARE(media, (QList<Media>{{QStringLiteral("71"), MediaKind::Picture, {}, lid, 0, 1200, 900},
                                  {QStringLiteral("72"), MediaKind::Video, {}, lid, 0, 1200, 900},
                                  {{}, MediaKind::Sound, {}, lid, 0, 1200, 900},
                                  {{}, MediaKind::File, {}, lid, 0, 1200, 900}}));
    QVERIFY(read->posts.first().text.contains(large)); // the lines of the text stay
    QVERIFY(setting.files().isEmpty());                // to read is not to fetch
}

void tst_MastodonMedia::aKeyOutlivesAnEdit()
{
    // As snac2 names them: time and hash of the post, and a number.
    const QString hash(32, u'a');
    Setting setting;
    setting.server.setFile(small, picture("bytes"));
    setting.server.attach(setting.id, attachment(QStringLiteral("1795417200") + hash + QStringLiteral("_0"), QStringLiteral("image"), small, large));
    QVERIFY(setting.fetch(QString(10, u'0') + hash + QStringLiteral("_0")));
}

void tst_MastodonMedia::theSmallPictureIsFetched()
{
    Setting setting;
    setting.server.attach(setting.id, attachment(QStringLiteral("71"), QStringLiteral("image"), QStringLiteral("https://social.example/other.png"), large));
    setting.server.attach(setting.id, attachment(QStringLiteral("72"), QStringLiteral("image"), small, large));
    setting.server.setFile(small, picture("bytes"));
    const auto media = setting.fetch(QStringLiteral("72"));
    QVERIFY2(media, media ? "" : qPrintable(media.error().code));
    QCOMPARE(media->bytes, QByteArray("bytes"));
    QCOMPARE(media->mediaType, QStringLiteral("image/png"));
    QCOMPARE(setting.files(), QStringList{small});
}

void tst_MastodonMedia::withoutASmallOneThePictureItself()
{
    Setting setting;
    setting.server.attach(setting.id, attachment(QStringLiteral("71"), QStringLiteral("image"), {}, large));
    setting.server.setFile(large, picture("large bytes"));
    QCOMPARE(setting.fetch(QStringLiteral("71"))->bytes, QByteArray("large bytes"));
}

void tst_MastodonMedia::aVideoGivesItsStillPictureOnly()
{
    Setting setting;
    setting.server.attach(setting.id, attachment(QStringLiteral("71"), QStringLiteral("video"), small, large));
    setting.server.attach(setting.id, attachment(QStringLiteral("72"), QStringLiteral("video"), large, large));
    setting.server.setFile(small, picture("still"));
    setting.server.setFile(large, picture("film"));
    QCOMPARE(setting.fetch(QStringLiteral("71"))->bytes, QByteArray("still"));
    QVERIFY(!setting.fetch(QStringLiteral("72")));
    QCOMPARE(setting.files(), QStringList{small});
}

void tst_MastodonMedia::theServersOwnHostOfFilesIsAsked()
{
    const QString elsewhere = QStringLiteral("https://files.social.example/small/1.png");
    Setting setting;
    setting.server.attach(setting.id, attachment(QStringLiteral("71"), QStringLiteral("image"), elsewhere, {}));
    setting.server.setFile(elsewhere, picture("bytes"));
    QCOMPARE(setting.fetch(QStringLiteral("71")).error().code, QString(problem::notPossible));
    QVERIFY(setting.files().isEmpty());

    Setting told;
    told.server.setAvatar(QStringLiteral("https://files.social.example/avatars/brand.png"));
    told.server.attach(told.id, attachment(QStringLiteral("71"), QStringLiteral("image"), elsewhere, {}));
    told.server.setFile(elsewhere, picture("bytes"));
    QVERIFY(told.fetch(QStringLiteral("71")));
    QVERIFY(told.fetch(QStringLiteral("71")));
    QCOMPARE(told.files(), (QStringList{elsewhere, elsewhere}));
}

void tst_MastodonMedia::strangersAreNeverAsked_data()
{
    QTest::addColumn<QString>("address");
    for (const char *host : {"social.example", "files.social.example"})
        for (const QString &address : hostileAddresses(QLatin1StringView(host)))
            QTest::addRow("%s", qPrintable(address)) << address;
}

void tst_MastodonMedia::strangersAreNeverAsked()
{
    QFETCH(QString, address);
    Setting setting;
    setting.server.setAvatar(QStringLiteral("https://files.social.example/avatars/brand.png"));
    setting.server.attach(setting.id, attachment(QStringLiteral("71"), QStringLiteral("image"), address, address));
    const auto media = setting.fetch(QStringLiteral("71"));
    QVERIFY(!media);
    QCOMPARE(media.error().code, QString(problem::notPossible));
    QVERIFY2(setting.files().isEmpty(), qPrintable(setting.files().join(u' ')));
}

void tst_MastodonMedia::whatIsGoneIsTold()
{
    Setting setting;
    setting.server.attach(setting.id, attachment(QStringLiteral("71"), QStringLiteral("image"), small, large));
    QCOMPARE(setting.fetch(QStringLiteral("99")).error().code, QString(problem::postGone)); // taken off the post
    QCOMPARE(setting.fetch({}).error().code, QString(problem::postGone));
    QCOMPARE(setting.fetch(QStringLiteral("71")).error().code, QString(problem::postGone)); // 404 at its address
    setting.server.remove(setting.id);
    QCOMPARE(setting.fetch(QStringLiteral("71")).error().code, QString(problem::postGone));
}

void tst_MastodonMedia::tooMuchIsTold()
{
    Setting setting;
    setting.server.attach(setting.id, attachment(QStringLiteral("71"), QStringLiteral("image"), small, large));
    setting.server.setFile(small, picture(QByteArray(atMost + 1, 'x')));
    QCOMPARE(setting.fetch(QStringLiteral("71")).error().code, QString(problem::mediaTooLarge));
    setting.server.setFile(small, picture(QByteArray(atMost, 'x')));
    QVERIFY(setting.fetch(QStringLiteral("71")));
}

QTEST_GUILESS_MAIN(tst_MastodonMedia)
#include "tst_mastodonmedia.moc"
