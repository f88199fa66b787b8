#include "ui/conversation/linkpopup.h"
#include "ui/conversation/links.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace otklik;

class TestLinks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyWebAddressesAreLinks_data();
    void onlyWebAddressesAreLinks();
    void theRealHostIsNamed_data();
    void theRealHostIsNamed();
    void thePopupShowsTheHostAndOpensOnlyOnItsButton();
};

void TestLinks::onlyWebAddressesAreLinks_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("found");
    const auto row = [](const char *name, const char *text, const QStringList &found) {
        QTest::newRow(name) << QString::fromUtf8(text) << found;
    };
    row("plain", "see https://a.example/x ok", {QStringLiteral("https://a.example/x")});
    row("end of sentence", "см. https://a.example/x.", {QStringLiteral("https://a.example/x")});
    row("in brackets", "(https://a.example/x)", {QStringLiteral("https://a.example/x")});
    row("brackets inside", "https://a.example/x_(y)", {QStringLiteral("https://a.example/x_(y)")});
    row("quotes", "«https://a.example/»", {QStringLiteral("https://a.example/")});
    row("two", "http://a.example http://b.example", {QStringLiteral("http://a.example"), QStringLiteral("http://b.example")});
    row("cyrillic", "http://почта.рф/вход", {QStringLiteral("http://почта.рф/вход")});
    row("upper case", "HTTPS://A.EXAMPLE", {QStringLiteral("HTTPS://A.EXAMPLE")});
    row("javascript", "javascript:alert(1)", {});
    row("file", "file:///etc/passwd", {});
    row("data", "data:text/html,hi", {});
    row("no host", "https:// nothing", {});
    row("bare name", "www.a.example", {});
    row("markup", "<a href=\"https://a.example\">x</a>", {QStringLiteral("https://a.example")});
}

void TestLinks::onlyWebAddressesAreLinks()
{
    QFETCH(QString, text);
    QStringList found;
    for (const LinkSpan &link : findLinks(text))
        found.append(text.mid(link.start, link.length));
    QTEST(found, "found");
}

void TestLinks::theRealHostIsNamed_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("warnings");
    QTest::newRow("plain") << QStringLiteral("https://a.example/x") << QStringLiteral("a.example") << 0;
    QTest::newRow("not encrypted") << QStringLiteral("http://a.example/x") << QStringLiteral("a.example") << 1;
    QTest::newRow("cyrillic look-alike") << QStringLiteral("https://аррӏе.example") << QStringLiteral("xn--80ak6aa92e.example") << 1;
    QTest::newRow("mixed alphabets") << QStringLiteral("https://аpple.example") << QStringLiteral("xn--pple-43d.example") << 2;
    QTest::newRow("name before the at") << QStringLiteral("https://bank.example@evil.example/") << QStringLiteral("evil.example") << 1;
    QTest::newRow("port") << QStringLiteral("https://a.example:8443/") << QStringLiteral("a.example") << 1;
}

void TestLinks::theRealHostIsNamed()
{
    QFETCH(QString, address);
    QFETCH(int, warnings);
    const QUrl url(address);
    QTEST(factsOf(url).host, "host");
    QCOMPARE(LinkPopup::warningsFor(url).size(), warnings);
}

void TestLinks::thePopupShowsTheHostAndOpensOnlyOnItsButton()
{
    QWidget window;
    window.show();
    const QUrl url(QStringLiteral("https://bank.example@аррӏе.example/login"));
    auto *popup = new LinkPopup(url, QStringLiteral("https://bank.example@аррӏе.example/login"), &window);
    QSignalSpy opened(popup, &LinkPopup::openChosen);
    QSignalSpy gone(popup, &QObject::destroyed);
    popup->popUp(QPoint(10, 10));
    QCOMPARE(popup->findChild<QLabel *>(QStringLiteral("host"))->text(), QStringLiteral("xn--80ak6aa92e.example"));
    QCOMPARE(popup->findChild<QLabel *>(QStringLiteral("host"))->textFormat(), Qt::PlainText);
    QCOMPARE(opened.count(), 0);
    popup->findChild<QPushButton *>(QStringLiteral("copy"))->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), QString::fromLatin1(url.toEncoded()));
    QCOMPARE(opened.count(), 0);
    QTRY_COMPARE(gone.count(), 1);

    popup = new LinkPopup(url, {}, &window);
    QSignalSpy openedThen(popup, &LinkPopup::openChosen);
    popup->popUp(QPoint(10, 10));
    popup->findChild<QPushButton *>(QStringLiteral("open"))->click();
    QCOMPARE(openedThen.count(), 1);
    QCOMPARE(openedThen.first().first().toUrl(), url);
}

QTEST_MAIN(TestLinks)
#include "tst_links.moc"
