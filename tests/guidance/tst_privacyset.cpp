#include "benchmarks/guidance/markedtexts.h"
#include "benchmarks/guidance/spanscores.h"

#include <QTest>

using namespace otklik;
using namespace otklik::bench;

namespace {

QString shown(const QString &text, const QList<PersonalDataSpan> &spans)
{
    QStringList words;
    for (const PersonalDataSpan &span : spans)
        words.append(nameOf(span.kind) + u':' + text.mid(span.start, span.length));
    return words.join(QStringLiteral(" | "));
}

Result<MarkedTexts> part(const QString &name)
{
    return readMarkedTexts(QStringLiteral(QT_TESTCASE_SOURCEDIR "/privacyset/personal-data-ru.%1.txt").arg(name));
}

} // namespace

class TestPrivacySet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { preparePersonalData(); }
    void theSetIsLargeAndHalfOfItIsTraps();
    void everyKindIsFoundAndNothingElse_data();
    void everyKindIsFoundAndNothingElse();
    void unknownMarksAreRefused();
};

void TestPrivacySet::theSetIsLargeAndHalfOfItIsTraps()
{
    qsizetype rows = 0;
    qsizetype traps = 0;
    for (const char *name : {"tuned", "held"}) {
        const auto texts = part(QLatin1StringView(name));
        QVERIFY(texts);
        QCOMPARE(texts->options.contractPatterns.size(), 2);
        rows += texts->rows.size();
        traps +=
            std::count_if(texts->rows.begin(), texts->rows.end(), [](const auto &row) { return row.spans.isEmpty(); });
    }
    QVERIFY(rows >= 400);
    QVERIFY(2 * traps >= rows);
}

void TestPrivacySet::everyKindIsFoundAndNothingElse_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("the part rules were tuned on") << QStringLiteral("tuned");
    QTest::newRow("the part kept back") << QStringLiteral("held");
}

/// By exact spans; what is missed or too much is printed, so that a change of the rules shows what it moved.
void TestPrivacySet::everyKindIsFoundAndNothingElse()
{
    QFETCH(QString, name);
    const auto texts = part(name);
    QVERIFY(texts);
    SpanScores scores(SpanMatch::Exact);
    for (const MarkedText &row : texts->rows) {
        const auto found = findPersonalData(row.text, texts->options);
        scores.add(row.spans, found);
        if (found != row.spans)
            qInfo("%s\n    marked %s\n    found  %s", qUtf8Printable(row.text),
                  qUtf8Printable(shown(row.text, row.spans)), qUtf8Printable(shown(row.text, found)));
    }
    const auto byKind = scores.byKind();
    for (auto it = byKind.begin(); it != byKind.end(); ++it)
        qInfo("%-12s recall %d/%d, precision %d/%d", nameOf(it.key()).data(), it->met, it->marked, it->right,
              it->found);
    QVERIFY2(scores.total().recall() >= 0.98, qPrintable(QString::number(scores.total().recall())));
    QVERIFY2(scores.total().precision() >= 0.97, qPrintable(QString::number(scores.total().precision())));
}

void TestPrivacySet::unknownMarksAreRefused()
{
    const auto read = readMarkedText(QStringLiteral("[[shoe:42]]"));
    QVERIFY(!read);
    QCOMPARE(read.error().code, QStringLiteral("unknown_mark"));
}

QTEST_APPLESS_MAIN(TestPrivacySet)
#include "tst_privacyset.moc"
