#include "channels/telegram/telegramcursor.h"
#include "channels/telegram/telegramid.h"

#include <QTest>

using namespace otklik;

/// Where messages stand, and the cursor, as texts.
class tst_TelegramId final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anIdIsReadAsItIsWritten_data();
    void anIdIsReadAsItIsWritten();
    void whatIsNoIdIsRefused_data();
    void whatIsNoIdIsRefused();
    void aCursorIsReadAsItIsWritten();
    void aForeignCursorIsCorrupt_data();
    void aForeignCursorIsCorrupt();
};

void tst_TelegramId::anIdIsReadAsItIsWritten_data()
{
    QTest::addColumn<QString>("connection");
    QTest::addColumn<qint64>("chat");
    QTest::addColumn<qint64>("message");
    QTest::addColumn<qint64>("topic");
    QTest::addColumn<bool>("isDirect");
    QTest::addColumn<QString>("text");
    QTest::newRow("private") << QString() << 77LL << 5LL << 0LL << false << "77:5";
    QTest::newRow("group") << QString() << -1001234567890LL << 5LL << 0LL << false << "-1001234567890:5";
    QTest::newRow("topic") << QString() << -1001234567890LL << 5LL << 9LL << false << "-1001234567890:5:9";
    QTest::newRow("direct messages") << QString() << -100LL << 5LL << 9LL << true << "-100:5:d9";
    QTest::newRow("business") << "Ab-_9" << 77LL << 5LL << 0LL << false << "business:Ab-_9:77:5";
    QTest::newRow("the chat itself") << QString() << 77LL << 0LL << 0LL << false << "77:";
    QTest::newRow("beyond 2^53") << QString() << 9007199254740993LL << 9007199254740995LL << 0LL << false << "9007199254740993:9007199254740995";
}

void tst_TelegramId::anIdIsReadAsItIsWritten()
{
    QFETCH(QString, connection);
    QFETCH(qint64, chat);
    QFETCH(qint64, message);
    QFETCH(qint64, topic);
    QFETCH(bool, isDirect);
    QFETCH(QString, text);
    const TelegramId id{connection, chat, message, topic, isDirect};
    QCOMPARE(id.text(), text);
    QVERIFY(TelegramId::fromText(text) == id);
}

void tst_TelegramId::whatIsNoIdIsRefused_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", ":", "7", "a:5", "7:b", "07:5", "7:05", "+7:5", "7:-5", "0:5", "7:5:", "7:5:d", "7:5:6:8",
                             "business::7:5", "business:C:7", "7:member:3", " 7:5", "7:5 ", "99999999999999999999:5"})
        QTest::newRow(text[0] ? text : "empty") << QString::fromLatin1(text);
}

void tst_TelegramId::whatIsNoIdIsRefused()
{
    QFETCH(QString, text);
    QVERIFY(!TelegramId::fromText(text));
}

void tst_TelegramId::aCursorIsReadAsItIsWritten()
{
    TelegramCursor cursor;
    cursor.botId = 42;
    cursor.next = 9007199254740993;
    cursor.updatedAt = TimePoint(std::chrono::milliseconds(1'800'000'000'123));
    cursor.completeUntil = TimePoint(std::chrono::milliseconds(1'800'000'000'999));
    cursor.heldAlbum = QStringLiteral("7: 99");
    cursor.connections = {{QStringLiteral("a"), true}, {QStringLiteral("b"), false}};
    cursor.discussions = {{-1001, -1002}};
    cursor.obstacles = {{-1003, QStringLiteral("right_missing")}};
    cursor.albums = {{QStringLiteral("7: 98"), QStringLiteral("7:5"), 3}};
    const auto read = TelegramCursor::fromText(cursor.text(), 42);
    QVERIFY(read);
    QCOMPARE(read->text(), cursor.text());
    QCOMPARE(read->next, cursor.next);
    QVERIFY(read->completeUntil == cursor.completeUntil);
    QCOMPARE(read->album(QStringLiteral("7: 98"))->parts, 3);
    QCOMPARE(read->discussions.value(-1001), -1002);
}

void tst_TelegramId::aForeignCursorIsCorrupt_data()
{
    QTest::addColumn<QString>("text");
    TelegramCursor other;
    other.botId = 43;
    QTest::newRow("of another bot") << other.text();
    QTest::newRow("of another network") << R"({"version":1,"mentions":{},"conversations":{}})";
    QTest::newRow("no json") << "12345";
    QTest::newRow("a list") << "[1]";
    QTest::newRow("a number below nothing") << R"({"version":1,"bot":"42","next":"-7"})";
}

void tst_TelegramId::aForeignCursorIsCorrupt()
{
    QFETCH(QString, text);
    const auto read = TelegramCursor::fromText(text, 42);
    QVERIFY(!read);
    QCOMPARE(read.error().kind, Error::Kind::Corruption);
}

QTEST_GUILESS_MAIN(tst_TelegramId)
#include "tst_telegramid.moc"
