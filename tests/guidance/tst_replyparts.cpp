#include "guidance/length/replyparts.h"
#include "guidance/length/textlength.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

using namespace otklik;

namespace {

NetworkRules rulesOf(int limit, LengthUnit unit)
{
    NetworkRules rules;
    rules.lengthLimit = limit;
    rules.lengthUnit = unit;
    rules.linkWeight = unit == LengthUnit::Graphemes ? 23 : 0;
    return rules;
}

bool fits(const QString &text, const NetworkRules &rules)
{
    return !countLength(text, rules, Visibility::Public).isOver();
}

QStringList partsOf(const QString &text, const NetworkRules &rules)
{
    return splitReply(text, [&](const QString &part) { return fits(part, rules); });
}

QString withoutSpace(QString text)
{
    static const QRegularExpression space(QStringLiteral("\\s+"));
    return text.remove(space);
}

} // namespace

class TestReplyParts final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aParagraphIsTheFirstChoiceThenASentenceThenAWord();
    void charactersLinksAndNamesStayWhole();
    void whatCannotBeCutIsNot();
    void anyTextComesOutWhole_data();
    void anyTextComesOutWhole();
};

void TestReplyParts::aParagraphIsTheFirstChoiceThenASentenceThenAWord()
{
    const NetworkRules rules = rulesOf(40, LengthUnit::CodePoints);
    QCOMPARE(partsOf(QStringLiteral("One paragraph, and short.\n\nThe next one is here. It ends."), rules),
             QStringList({QStringLiteral("One paragraph, and short."), QStringLiteral("The next one is here. It ends.")}));
    QCOMPARE(partsOf(QStringLiteral("The first sentence is here. The second one is here too."), rules),
             QStringList({QStringLiteral("The first sentence is here."), QStringLiteral("The second one is here too.")}));
    QCOMPARE(partsOf(QStringLiteral("words without any end that go on and on and never stop"), rules),
             QStringList({QStringLiteral("words without any end that go on and on"), QStringLiteral("and never stop")}));
    QCOMPARE(partsOf(QStringLiteral("It fits."), rules), QStringList({QStringLiteral("It fits.")}));
}

void TestReplyParts::charactersLinksAndNamesStayWhole()
{
    const QString family = QStringLiteral("👩‍👩‍👧");
    const QStringList families = partsOf(family.repeated(4), rulesOf(12, LengthUnit::Utf16Units));
    QCOMPARE(families, QStringList({family, family, family, family})); // eight units each
    const QString link = QStringLiteral("https://shop.example/a/rather/long/address?with=more");
    const QStringList linked = partsOf(QStringLiteral("See what we wrote about it %1 and tell us.").arg(link), rulesOf(40, LengthUnit::Graphemes));
    QVERIFY(linked.size() > 1);
    QCOMPARE(linked.filter(link).size(), 1);
    const QStringList named = partsOf(QStringLiteral("Please do write to @anna@example.social, she knows."), rulesOf(24, LengthUnit::CodePoints));
    QCOMPARE(named.filter(QStringLiteral("@anna@example.social,")).size(), 1);
}

void TestReplyParts::whatCannotBeCutIsNot()
{
    const NetworkRules rules = rulesOf(20, LengthUnit::CodePoints);
    QVERIFY(partsOf(QStringLiteral("https://shop.example/longer/than/the/limit"), rules).isEmpty());
    QVERIFY(partsOf(QStringLiteral(" \n "), rules).isEmpty());
    QCOMPARE(partsOf(QString(45, u'x'), rules).size(), 3); // a word of no end is cut after all
}

void TestReplyParts::anyTextComesOutWhole_data()
{
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 40; ++seed)
        QTest::addRow("%d", seed) << seed;
}

void TestReplyParts::anyTextComesOutWhole()
{
    QFETCH(int, seed);
    QRandomGenerator random(static_cast<quint32>(seed));
    const QStringList pieces{QStringLiteral("слово"), QStringLiteral("Предложение."), QStringLiteral("👍🏽"), QStringLiteral("e\u0301"),
                             QStringLiteral("\n\n"), QStringLiteral("https://a.example/b"), QStringLiteral("Why?"), QStringLiteral("№ 5"),
                             QStringLiteral("🇷🇺🇰🇿"), QStringLiteral("\u00a0₽"), QStringLiteral("\n")};
    QString text;
    for (int i = 0; i < 300; ++i)
        text += pieces.at(random.bounded(pieces.size())) + (random.bounded(4) ? QStringLiteral(" ") : QString());
    const auto unit = static_cast<LengthUnit>(seed % 3);
    const NetworkRules rules = rulesOf(60 + random.bounded(200), unit);
    const QStringList parts = partsOf(text, rules);
    if (parts.isEmpty()) { // only where words grew together around a link
        static const QRegularExpression run(QStringLiteral("\\S*://\\S*"));
        bool isTooLong = false;
        for (auto runs = run.globalMatch(text); runs.hasNext();)
            isTooLong = !fits(runs.next().captured(), rules) || isTooLong;
        QVERIFY(isTooLong);
        return;
    }
    QCOMPARE(withoutSpace(parts.join(QString())), withoutSpace(text));
    for (const QString &part : parts) {
        QVERIFY(fits(part, rules));
        for (const QChar edge : {part.front(), part.back()})
            QVERIFY(edge != u' ' && edge != u'\n');
        QVERIFY(text.contains(part)); // unchanged
        QVERIFY(!part.front().isLowSurrogate() && !part.back().isHighSurrogate());
    }
}

QTEST_APPLESS_MAIN(TestReplyParts)
#include "tst_replyparts.moc"
