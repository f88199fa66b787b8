#include "app/singleinstance.h"

#include <QFileInfo>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace otklik;

class TestSingleInstance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstTakesTheFolder();
    void aSecondStartCallsTheFirst();
    void aSecondStartBringsItsWish();
    void otherFoldersDoNotDisturbEachOther();
    void aFolderThatCannotBeWrittenIsTold();
    void theFolderIsFreeAgainAfterTheEnd();
};

void TestSingleInstance::theFirstTakesTheFolder()
{
    const QTemporaryDir folder;
    const QString data = folder.filePath(QStringLiteral("new/deep"));
    SingleInstance first(data);
    QVERIFY(first.take());
    QVERIFY(QFileInfo(data).isDir());
}

void TestSingleInstance::aSecondStartCallsTheFirst()
{
    const QTemporaryDir folder;
    SingleInstance first(folder.path());
    QSignalSpy called(&first, &SingleInstance::anotherStarted);
    QVERIFY(first.take());
    // The second one is another process in life; the lock sees that it is the same folder.
    QProcess second;
    second.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--take"), folder.path()});
    QTRY_COMPARE(called.size(), 1);
    QTRY_COMPARE(second.state(), QProcess::NotRunning);
    QCOMPARE(second.readAllStandardOutput().trimmed(), QByteArray("already_running called"));
}

void TestSingleInstance::aSecondStartBringsItsWish()
{
    const QTemporaryDir folder;
    SingleInstance first(folder.path());
    QSignalSpy called(&first, &SingleInstance::anotherStarted);
    QSignalSpy wished(&first, &SingleInstance::captureWanted);
    QVERIFY(first.take());
    for (int i = 1; i <= 3; ++i) {
        QProcess second;
        second.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--capture"), folder.path()});
        QTRY_COMPARE(wished.size(), i);
        QTRY_COMPARE(second.state(), QProcess::NotRunning);
        QCOMPARE(second.readAllStandardOutput().trimmed(), QByteArray("already_running called"));
    }
    QVERIFY(called.isEmpty());
}

void TestSingleInstance::otherFoldersDoNotDisturbEachOther()
{
    const QTemporaryDir one;
    const QTemporaryDir two;
    SingleInstance first(one.path());
    SingleInstance second(two.path());
    QVERIFY(first.take());
    QVERIFY(second.take());
}

void TestSingleInstance::aFolderThatCannotBeWrittenIsTold()
{
    SingleInstance instance(QStringLiteral("/proc/otklik"));
    const auto taken = instance.take();
    QVERIFY(!taken);
    QCOMPARE(taken.error().code, QStringLiteral("data_unwritable"));
}

void TestSingleInstance::theFolderIsFreeAgainAfterTheEnd()
{
    const QTemporaryDir folder;
    {
        SingleInstance first(folder.path());
        QVERIFY(first.take());
    }
    SingleInstance second(folder.path());
    QVERIFY(second.take());
}

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const bool isCapture = argc > 2 && qstrcmp(argv[1], "--capture") == 0;
    if (isCapture || (argc > 2 && qstrcmp(argv[1], "--take") == 0)) {
        SingleInstance instance(QString::fromLocal8Bit(argv[2]));
        const auto taken = instance.take(isCapture ? SingleInstance::Wish::Capture : SingleInstance::Wish::Show);
        std::printf("%s %s\n", taken ? "taken" : qPrintable(taken.error().code),
                    taken ? "" : qPrintable(taken.error().detail));
        return 0;
    }
    TestSingleInstance test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_singleinstance.moc"
