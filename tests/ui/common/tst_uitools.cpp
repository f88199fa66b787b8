#include "tests/support/fakestores.h"
#include "ui/common/deliver.h"
#include "ui/common/kepttexts.h"
#include "ui/common/toast.h"
#include "ui/common/worddiff.h"

#include <QTemporaryDir>
#include <QTest>

using namespace otklik;

/// The small tools: delivery of answers, kept texts, comparison of words, the toast.
class TestUiTools : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAnswerIsDeliveredOnce();
    void anAnswerForADeadOwnerIsDropped();
    void aCancelledFutureIsDropped();
    void keptTextsSurviveTheProgram();
    void aDamagedFileOfKeptTextsIsAFreshStart();
    void changedWordsAreFound_data();
    void changedWordsAreFound();
    void theToastTakesBackOnce();
};

void TestUiTools::anAnswerIsDeliveredOnce()
{
    fakes::Gate gate;
    gate.hold();
    QObject owner;
    int calls = 0;
    deliver(&owner, gate.answer<int>(7), [&](const Result<int> &value) { calls += *value; });
    QCoreApplication::processEvents();
    QCOMPARE(calls, 0);
    gate.release();
    QTRY_COMPARE(calls, 7);
    QTRY_COMPARE(owner.children().size(), 0);
}

void TestUiTools::anAnswerForADeadOwnerIsDropped()
{
    fakes::Gate gate;
    gate.hold();
    int calls = 0;
    {
        QObject owner;
        deliver(&owner, gate.answer<int>(1), [&](const Result<int> &) { ++calls; });
    }
    gate.release();
    QCoreApplication::processEvents();
    QCOMPARE(calls, 0);
}

void TestUiTools::aCancelledFutureIsDropped()
{
    QObject owner;
    int calls = 0;
    {
        QPromise<Result<int>> promise;
        promise.start();
        deliver(&owner, promise.future(), [&](const Result<int> &) { ++calls; });
    }
    QTRY_COMPARE(owner.children().size(), 0);
    QCOMPARE(calls, 0);
}

void TestUiTools::keptTextsSurviveTheProgram()
{
    QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("kept.json"));
    {
        KeptTexts kept(path);
        kept.keep(QStringLiteral("note/1"), QStringLiteral("Просит не звонить"));
        kept.keep(QStringLiteral("note/2"), QStringLiteral("gone"));
        kept.keep(QStringLiteral("note/2"), {});
    }
    KeptTexts kept(path);
    QCOMPARE(kept.text(QStringLiteral("note/1")), QStringLiteral("Просит не звонить"));
    QVERIFY(kept.text(QStringLiteral("note/2")).isEmpty());
    QCOMPARE(QFile::permissions(path) & (QFileDevice::ReadGroup | QFileDevice::ReadOther), QFileDevice::Permissions());
}

void TestUiTools::aDamagedFileOfKeptTextsIsAFreshStart()
{
    QTemporaryDir dir;
    QFile file(dir.filePath(QStringLiteral("kept.json")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"note/1\": [");
    file.close();
    KeptTexts kept(file.fileName());
    QVERIFY(kept.text(QStringLiteral("note/1")).isEmpty());
}

void TestUiTools::changedWordsAreFound_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("marked"); // -removed- +added+
    QTest::newRow("same") << QStringLiteral("a b") << QStringLiteral("a b") << QStringLiteral("a b");
    QTest::newRow("one word") << QStringLiteral("no one came") << QStringLiteral("no one wrote") << QStringLiteral("no one -came-+wrote+");
    QTest::newRow("added") << QStringLiteral("a c") << QStringLiteral("a b c") << QStringLiteral("a +b +c");
    QTest::newRow("from nothing") << QStringLiteral("") << QStringLiteral("new") << QStringLiteral("+new+");
    QTest::newRow("to nothing") << QStringLiteral("old") << QStringLiteral("") << QStringLiteral("-old-");
}

void TestUiTools::changedWordsAreFound()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    QString marked;
    for (const DiffRun &run : diffWords(before, after)) {
        const QString sign = run.kind == DiffRun::Kind::Removed ? QStringLiteral("-")
            : run.kind == DiffRun::Kind::Added                  ? QStringLiteral("+")
                                                                : QString();
        marked += sign + run.text + sign;
    }
    QTEST(marked, "marked");
}

void TestUiTools::theToastTakesBackOnce()
{
    QWidget window;
    window.resize(400, 300);
    window.show();
    Toast toast(&window);
    int undone = 0;
    toast.showWithUndo(QStringLiteral("Note removed"), [&] { ++undone; });
    QVERIFY(toast.isVisible() && toast.canUndo());
    toast.undo();
    toast.undo();
    QCOMPARE(undone, 1);
    QVERIFY(!toast.isVisible());
    toast.showWithUndo(QStringLiteral("Note removed"), [&] { ++undone; });
    toast.show(QStringLiteral("Something else"));
    toast.undo();
    QCOMPARE(undone, 1);
}

QTEST_MAIN(TestUiTools)
#include "tst_uitools.moc"
