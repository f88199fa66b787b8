#include "ui/common/networks.h"
#include "ui/common/plaintext.h"
#include "ui/common/textblock.h"

#include <QFile>
#include <QGuiApplication>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QPainter>
#include <QTest>

using namespace otklik;

class TestPlainText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ordinaryTextIsLeftAlone();
    void anExcerptCutsNoCharacterInTwo();
    void whatCouldLieIsShown_data();
    void whatCouldLieIsShown();
    void toolTipsAreNeverMarkup();
    void initialsComeFromTheFirstLetters_data();
    void initialsComeFromTheFirstLetters();
    void textIsCutToItsLinesAndMeasured();
    void naughtyStringsAreLaidOutWithoutHarm();
};

void TestPlainText::ordinaryTextIsLeftAlone()
{
    const QString text = QStringLiteral("Где мой заказ?\nЖду с 8:00 — «срочно» 👨‍👩‍👧 שלום");
    QCOMPARE(plaintext::shown(text), text);
    for (const QString &needed : {QStringLiteral("می\u200cخواهم"), QStringLiteral("ไทย\u200bไทย"), QString::fromUtf8("❤️ 👩🏽‍🚀 🏴󠁧󠁢󠁥󠁮󠁧󠁿"), QStringLiteral("auf\u00adwändig")})
        QCOMPARE(plaintext::shown(needed), needed);
}

void TestPlainText::anExcerptCutsNoCharacterInTwo()
{
    const QString faces = QStringLiteral("🙂").repeated(10);
    QCOMPARE(plaintext::excerpt(faces, 5), QStringLiteral("🙂🙂…"));
    QCOMPARE(plaintext::excerpt(faces, 4), QStringLiteral("🙂🙂…"));
    QCOMPARE(plaintext::excerpt(faces, 20), faces);
}

void TestPlainText::whatCouldLieIsShown_data()
{
    QTest::addColumn<QString>("raw");
    QTest::addColumn<QString>("shown");
    QTest::newRow("override") << QStringLiteral("invoice\u202Efdp.exe") << QStringLiteral("invoice‹RLO›fdp.exe");
    QTest::newRow("isolate") << QStringLiteral("a\u2067b\u2069") << QStringLiteral("a‹RLI›b‹PDI›");
    QTest::newRow("bell and null") << QString(QStringLiteral("a\a") + QChar(0)) << QStringLiteral("a␇␀");
    QTest::newRow("line ends") << QStringLiteral("a\r\nb\rc") + QChar(0x2028) + u'd' << QStringLiteral("a\nb\nc\nd");
    const char32_t tag = 0xe0041;
    QTest::newRow("zero width in a word") << QStringLiteral("pass\u200bword") << QStringLiteral("pass‹ZW›word");
    QTest::newRow("nothing but zero width") << QStringLiteral("\u2060\u200b\ufeff") << QStringLiteral("‹ZW›");
    QTest::newRow("unseen letters") << QStringLiteral("hi") + QString::fromUcs4(&tag, 1).repeated(30) << QStringLiteral("hi‹ZW›");
    QTest::newRow("a message of joiners") << QStringLiteral("hi") + QStringLiteral("\u200c\u200d").repeated(20) << QStringLiteral("hi‹ZW›");
    QTest::newRow("lone surrogate") << QString(QChar(0xd83d)) << QString(QChar::ReplacementCharacter);
}

void TestPlainText::whatCouldLieIsShown()
{
    QFETCH(QString, raw);
    QFETCH(QString, shown);
    QCOMPARE(plaintext::shown(raw), shown);
}

void TestPlainText::toolTipsAreNeverMarkup()
{
    const QString tip = plaintext::toolTip(QStringLiteral("<img src='http://evil.example/x.png'><b>hi</b>"));
    QVERIFY(!tip.contains(QLatin1StringView("<img")));
    QVERIFY(tip.contains(QLatin1StringView("&lt;img")));
    QCOMPARE(plaintext::toolTip(QStringLiteral("1 < 2")), QStringLiteral("1 < 2"));
}

void TestPlainText::initialsComeFromTheFirstLetters_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("initials");
    QTest::newRow("two words") << QStringLiteral("марина соколова") << QStringLiteral("МС");
    QTest::newRow("one word") << QStringLiteral("Sam") << QStringLiteral("S");
    QTest::newRow("emoji first") << QStringLiteral("🔥 Nora W") << QStringLiteral("NW");
    QTest::newRow("nothing") << QString() << QStringLiteral("?");
    QTest::newRow("only signs") << QStringLiteral("!!! ***") << QStringLiteral("?");
}

void TestPlainText::initialsComeFromTheFirstLetters()
{
    QFETCH(QString, name);
    QFETCH(QString, initials);
    QCOMPARE(initialsOf(name), initials);
}

void TestPlainText::textIsCutToItsLinesAndMeasured()
{
    const QFont font = QGuiApplication::font();
    const QString text = QStringLiteral("слово ").repeated(200);
    const TextBlock two(text, font, 200, 2);
    const TextBlock one(QStringLiteral("слово"), font, 200, 2);
    QVERIFY(two.size().width() <= 200);
    QCOMPARE(two.size().height(), 2 * one.size().height());
    QVERIFY(two.text().endsWith(QChar(0x2026)));
    QCOMPARE(one.cursorAt(QPointF(-5, 3)), 0);
    QCOMPARE(one.cursorAt(QPointF(500, 3)), 5);
    QCOMPARE(one.characterAt(QPointF(500, 3)), -1);
}

void TestPlainText::naughtyStringsAreLaidOutWithoutHarm()
{
    QFile file(QStringLiteral(OTKLIK_SOURCE_DIR "/../shared/data/torture/blns/resources/blns.json"));
    if (!file.open(QIODevice::ReadOnly))
        QSKIP("the big list of naughty strings is not beside this tree");
    const QJsonArray strings = QJsonDocument::fromJson(file.readAll()).array();
    QVERIFY(strings.size() > 400);
    QImage image(400, 400, QImage::Format_ARGB32_Premultiplied);
    QPainter painter(&image);
    for (const QJsonValue &value : strings) {
        const QString shown = plaintext::shown(value.toString());
        const TextBlock block(shown, QGuiApplication::font(), 300, 3);
        block.draw(&painter, QPointF(0, 0));
        QVERIFY(block.size().width() <= 300);
        paintAvatar(&painter, QRectF(0, 0, 40, 40), value.toString(), {});
        QVERIFY(!plaintext::oneLine(value.toString()).contains(u'\n'));
    }
}

QTEST_MAIN(TestPlainText)
#include "tst_plaintext.moc"
