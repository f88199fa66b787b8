#include "models/quotedtext.h"

#include <QTest>

using namespace otklik;

class TestQuotedText final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theQuoteBeginsWithItsMark_data();
    void theQuoteBeginsWithItsMark();
};

void TestQuotedText::theQuoteBeginsWithItsMark_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qsizetype>("start");
    const auto row = [](const char *name, const QString &text, qsizetype start) { QTest::newRow(name) << text << start; };
    row("none", QStringLiteral("Hello"), -1);
    row("nothing at all", {}, -1);
    row("words and a quote", QStringLiteral("Hello\n⋯\n> a\n> b"), 6);
    row("only a quote", QStringLiteral("⋯\n> a"), 0);
    row("the last of two marks", QStringLiteral("a\n⋯\n⋯\n> b"), 4);
    row("a mark behind which something else stands", QStringLiteral("a\n⋯\nb"), -1);
    row("a mark with nothing behind it", QStringLiteral("a\n⋯"), -1);
    row("a quote without a mark", QStringLiteral("a\n> b"), -1);
    row("words below the quote", QStringLiteral("a\n⋯\n> b\nc"), -1);
    row("a mark in a line", QStringLiteral("a ⋯\n> b"), -1);
}

void TestQuotedText::theQuoteBeginsWithItsMark()
{
    QFETCH(QString, text);
    QFETCH(qsizetype, start);
    QCOMPARE(quoteStart(text), start);
}

QTEST_GUILESS_MAIN(TestQuotedText)
#include "tst_quotedtext.moc"
