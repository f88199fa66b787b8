#include "channels/http/mediafetch.h"
#include "channels/problems.h"
#include "tests/channels/fakehttp.h"
#include "tests/channels/hostileaddresses.h"

#include <QTest>

using namespace otklik;

class tst_MediaFetch final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyOwnAddressesAreAsked_data();
    void onlyOwnAddressesAreAsked();
    void strangersAreNot_data();
    void strangersAreNot();
    void bytesComeWithTheirType();
    void tooMuchIsStopped_data();
    void tooMuchIsStopped();
    void refusalsSayWhy_data();
    void refusalsSayWhy();
    void whatBreaksOffIsNoPicture();
};

void tst_MediaFetch::onlyOwnAddressesAreAsked_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("base");
    const auto row = [](const char *address, const char *base) { QTest::newRow(address) << address << base; };
    row("https://social.example/a/b.png?c=d", "https://social.example");
    row("https://social.example:443/a.png", "https://social.example");
    row("https://SOCIAL.example/a.png", "https://social.example");
    row("http://127.0.0.1:8080/a.png", "http://127.0.0.1:8080");
    row("https://cdn.network.example/a.png", "https://social.example");
    row("https://a.b.pictures.example/a.png", "https://social.example");
}

void tst_MediaFetch::onlyOwnAddressesAreAsked()
{
    QFETCH(QString, address);
    QFETCH(QString, base);
    QVERIFY(isOwnAddress(QUrl(address), QUrl(base), {QLatin1StringView("cdn.network.example"), QLatin1StringView(".pictures.example")}));
}

void tst_MediaFetch::strangersAreNot_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("base");
    for (const char *host : {"social.example", "cdn.network.example"})
        for (const QString &address : hostileAddresses(QLatin1StringView(host)))
            QTest::addRow("%s", qPrintable(address)) << address << QStringLiteral("https://social.example");
    const auto row = [](const char *address, const char *base) { QTest::newRow(address) << address << base; };
    row("https://.pictures.example/a.png", "https://social.example");
    row("https://pictures.example/a.png", "https://social.example");
    row("http://a.pictures.example/a.png", "https://social.example");
    row("http://plain.example/a.png", "http://plain.example"); // a source that is neither https nor on loopback
    row("http://127.0.0.1:8081/a.png", "http://127.0.0.1:8080");
}

void tst_MediaFetch::strangersAreNot()
{
    QFETCH(QString, address);
    QFETCH(QString, base);
    QVERIFY(!isOwnAddress(QUrl(address, QUrl::StrictMode), QUrl(base), {QLatin1StringView("cdn.network.example"), QLatin1StringView(".pictures.example")}));
}

void tst_MediaFetch::bytesComeWithTheirType()
{
    FakeHttp http([](const HttpRequest &) { return HttpResponse{200, {{"content-type", "Image/PNG; q=1"}}, "bytes"}; });
    const auto media = fetchMedia(http, {}, 5);
    QVERIFY(media);
    QCOMPARE(media->bytes, QByteArray("bytes"));
    QCOMPARE(media->mediaType, QStringLiteral("image/png"));
}

void tst_MediaFetch::tooMuchIsStopped_data()
{
    QTest::addColumn<int>("pieces");
    QTest::newRow("at once") << 1;
    QTest::newRow("in pieces") << 1000;
}

void tst_MediaFetch::tooMuchIsStopped()
{
    QFETCH(int, pieces);
    int given = 0;
    FakeHttp http([&](const HttpRequest &request) {
        for (; given < pieces && request.onBody(QByteArrayView("123456")); ++given) { }
        return HttpResponse{200, {}, {}};
    });
    const auto media = fetchMedia(http, {}, 5);
    QVERIFY(!media);
    QCOMPARE(media.error().code, QString(problem::mediaTooLarge));
    QCOMPARE(media.error().kind, Error::Kind::GiveUp);
    QCOMPARE(given, 0); // the first piece already was the last
}

void tst_MediaFetch::refusalsSayWhy_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    QTest::addColumn<bool>("isForGood");
    const auto row = [](int status, const QString &code, bool isForGood) { QTest::addRow("%d", status) << status << code << isForGood; };
    for (const int status : {301, 302, 307, 400, 401, 403, 204})
        row(status, problem::notPossible, true);
    row(404, problem::postGone, true);
    row(410, problem::postGone, true);
    row(429, problem::rateLimited, false);
    row(500, problem::networkFault, false);
    row(503, problem::networkFault, false);
}

void tst_MediaFetch::refusalsSayWhy()
{
    QFETCH(int, status);
    QFETCH(QString, code);
    QFETCH(bool, isForGood);
    FakeHttp http([&](const HttpRequest &) { return HttpResponse{status, {{"location", "http://169.254.169.254/"}}, "<h1>no</h1>"}; });
    const auto media = fetchMedia(http, {}, 5000);
    QVERIFY(!media);
    QCOMPARE(media.error().code, code);
    QCOMPARE(media.error().kind, isForGood ? Error::Kind::GiveUp : Error::Kind::Retry);
    QCOMPARE(http.requests().size(), 1); // no redirect is followed
}

void tst_MediaFetch::whatBreaksOffIsNoPicture()
{
    FakeHttp http([](const HttpRequest &request) -> Result<HttpResponse> {
        (void)request.onBody(QByteArrayView("half of"));
        return failure(Error::Kind::Retry, httpcode::noAnswer);
    });
    const auto media = fetchMedia(http, {}, 5000);
    QVERIFY(!media);
    QCOMPARE(media.error().code, QString(httpcode::noAnswer));
}

QTEST_GUILESS_MAIN(tst_MediaFetch)
#include "tst_mediafetch.moc"
