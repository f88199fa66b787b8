#include "ui/common/icons.h"
#include "ui/common/networks.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace otklik;

class TestTheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTextColourCanBeReadOnItsSurfaces_data();
    void everyTextColourCanBeReadOnItsSurfaces();
    void lettersOnNetworkBadgesCanBeRead();
    void themeSwitchesLive();
    void desktopIsFollowedUntilSomebodyChooses();
    void iconsTakeTheColourOfTheTheme();
    void anEmptyCheckBoxIsSeen_data() { everyTextColourCanBeReadOnItsSurfaces_data(); }
    void anEmptyCheckBoxIsSeen();
    void aTickedCheckBoxLooksDifferent();
};

void TestTheme::everyTextColourCanBeReadOnItsSurfaces_data()
{
    QTest::addColumn<bool>("isDark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TestTheme::everyTextColourCanBeReadOnItsSurfaces()
{
    QFETCH(bool, isDark);
    const QPalette palette = Theme::palette(isDark);
    const Colours &c = coloursOf(palette);
    const std::pair<const char *, QColor> inks[] = {{"text", c.text}, {"secondary", c.secondary}, {"accent", c.accent},
                                                    {"good", c.good}, {"warning", c.warning},     {"danger", c.danger}};
    const std::pair<const char *, QColor> papers[] = {{"window", c.window}, {"surface", c.surface}, {"canvas", c.canvas},
                                                      {"selection", c.selection}, {"hover", c.hover}, {"bubble", c.bubble},
                                                      {"brandBubble", c.brandBubble}};
    for (const auto &[ink, inkColour] : inks)
        for (const auto &[paper, paperColour] : papers)
            QVERIFY2(contrast(inkColour, paperColour) >= 4.5,
                     qPrintable(QStringLiteral("%1 on %2: %3").arg(QLatin1StringView(ink), QLatin1StringView(paper))
                                    .arg(contrast(inkColour, paperColour))));
    for (const QColor &strip : {c.goodSoft, c.warningSoft, c.dangerSoft, c.mark})
        QVERIFY(contrast(c.text, strip) >= 4.5);
    QVERIFY(contrast(c.onAccent, c.accentFill) >= 4.5);
}

void TestTheme::lettersOnNetworkBadgesCanBeRead()
{
    for (const char *code : {"mastodon", "vk", "telegram", "ok", "reviews", "bluesky", "youtube", "x", "email", "never-heard-of"})
        QVERIFY2(contrast(Qt::white, networkLook(QLatin1StringView(code)).colour) >= 4.5, code);
}

void TestTheme::themeSwitchesLive()
{
    Theme theme(*qApp);
    QPushButton button(QStringLiteral("Send"));
    button.resize(120, 32);
    button.show();
    theme.setChoice(ThemeChoice::Light);
    const QImage light = button.grab().toImage();
    QSignalSpy changed(&theme, &Theme::changed);
    theme.setChoice(ThemeChoice::Dark);
    QCOMPARE(changed.count(), 1);
    QTRY_VERIFY(button.grab().toImage() != light);
    theme.setChoice(ThemeChoice::Light);
    QTRY_COMPARE(button.palette().color(QPalette::Base), Theme::palette(false).color(QPalette::Base));
}

void TestTheme::desktopIsFollowedUntilSomebodyChooses()
{
    Theme theme(*qApp);
    theme.setDesktopIsDark(true);
    QVERIFY(theme.isDark());
    theme.setChoice(ThemeChoice::Light);
    QVERIFY(!theme.isDark());
    theme.setChoice(ThemeChoice::Desktop);
    QVERIFY(theme.isDark());
}

void TestTheme::iconsTakeTheColourOfTheTheme()
{
    Theme theme(*qApp);
    theme.setChoice(ThemeChoice::Light);
    const QIcon queue = icon(QStringLiteral("queue"));
    const QImage light = queue.pixmap(24, 24).toImage();
    QVERIFY(!light.isNull());
    theme.setChoice(ThemeChoice::Dark);
    QVERIFY(queue.pixmap(24, 24).toImage() != light);
    QVERIFY(icon(QStringLiteral("no-such-icon")).pixmap(24, 24).isNull());
}

/// WCAG 2.1, 1.4.11: the edge of a control stands out by 3 to 1.
void TestTheme::anEmptyCheckBoxIsSeen()
{
    QFETCH(bool, isDark);
    Theme theme(*qApp);
    theme.setChoice(isDark ? ThemeChoice::Dark : ThemeChoice::Light);
    QCheckBox box;
    box.resize(40, 24);
    const QImage picture = box.grab().toImage();
    const QColor paper = box.palette().color(QPalette::Window);
    double strongest = 1;
    for (int x = 0; x < picture.width(); ++x) // the left edge, and the right
        strongest = std::max(strongest, contrast(picture.pixelColor(x, picture.height() / 2), paper));
    QVERIFY2(strongest >= 3, qPrintable(QString::number(strongest)));
}

void TestTheme::aTickedCheckBoxLooksDifferent()
{
    Theme theme(*qApp);
    QCheckBox box;
    box.setTristate();
    box.resize(40, 24);
    QList<QImage> pictures;
    for (const Qt::CheckState state : {Qt::Unchecked, Qt::PartiallyChecked, Qt::Checked}) {
        box.setCheckState(state);
        const QImage picture = box.grab().toImage();
        QVERIFY(!pictures.contains(picture));
        pictures.append(picture);
    }
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
