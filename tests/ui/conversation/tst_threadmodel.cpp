#include "tests/support/uisamples.h"
#include "ui/conversation/threadmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace otklik;

namespace {

ConversationEntry entry(int number)
{
    return fakes::UiSamples::entry(number, QStringLiteral("Author"), QStringLiteral("text %1").arg(number),
                                   TimePoint(std::chrono::minutes(number)));
}

QList<ConversationEntry> entries(int from, int to)
{
    QList<ConversationEntry> list;
    for (int i = from; i < to; ++i)
        list.append(entry(i));
    return list;
}

QString numbers(const ThreadModel &model)
{
    QStringList words;
    for (int row = 0; row < model.rowCount(); ++row)
        words.append(model.entryAt(row).mention.text.mid(5));
    return words.join(u' ');
}

} // namespace

class TestThreadModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void newestEntriesComeAsADiff();
    void earlierEntriesStayWhenTheNewestAreReadAgain();
    void whatIsGoneGoes();
    void aReplyFindsItsParent();
    void anEntrySaysItselfInWords();
};

void TestThreadModel::newestEntriesComeAsADiff()
{
    ThreadModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    model.merge(entries(10, 13), false);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy data(&model, &QAbstractItemModel::dataChanged);
    auto next = entries(10, 14);
    next[1].mention.text = QStringLiteral("text 11 edited");
    model.merge(next, false);
    QCOMPARE(inserted.count(), 1);
    QCOMPARE(data.count(), 1);
    QCOMPARE(numbers(model), QStringLiteral("10 11 edited 12 13"));
    QCOMPARE(resets.count(), 0);
}

void TestThreadModel::earlierEntriesStayWhenTheNewestAreReadAgain()
{
    ThreadModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.merge(entries(10, 13), true);
    QVERIFY(model.hasEarlier());
    QCOMPARE(model.firstCursor().mentionId, entry(10).mention.id);
    model.prepend({entries(5, 10), false});
    QVERIFY(!model.hasEarlier());
    model.merge(entries(11, 15), true);
    QCOMPARE(numbers(model), QStringLiteral("5 6 7 8 9 10 11 12 13 14"));
    QVERIFY(!model.hasEarlier()); // they are all here already
}

void TestThreadModel::whatIsGoneGoes()
{
    ThreadModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.merge(entries(10, 13), false);
    model.merge({entry(10), entry(12)}, false);
    QCOMPARE(numbers(model), QStringLiteral("10 12"));
    model.clear();
    QCOMPARE(model.rowCount(), 0);
}

void TestThreadModel::aReplyFindsItsParent()
{
    ThreadModel model;
    auto list = entries(10, 13);
    list[2].mention.inReplyTo = list.at(0).mention.externalId;
    model.merge(list, false);
    QCOMPARE(model.index(2).data(ThreadModel::ParentRowRole).toInt(), 0);
    QCOMPARE(model.index(1).data(ThreadModel::ParentRowRole).toInt(), -1);
}

void TestThreadModel::anEntrySaysItselfInWords()
{
    ConversationEntry one = entry(1);
    one.mention.isBrand = true;
    one.mention.visibility = Visibility::Private;
    one.mention.deletedAt = TimePoint(std::chrono::minutes(5));
    one.earlier.append(MentionVersion{});
    ThreadModel model;
    model.merge({one}, false);
    const QString words = model.index(0).data(Qt::AccessibleTextRole).toString();
    for (const char *word : {"Author", "our reply", "private", "edited", "deleted", "text 1"})
        QVERIFY2(words.contains(QLatin1StringView(word)), qPrintable(words));
}

QTEST_GUILESS_MAIN(TestThreadModel)
#include "tst_threadmodel.moc"
