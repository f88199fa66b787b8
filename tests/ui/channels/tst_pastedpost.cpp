#include "ui/channels/pastedpost.h"

#include <QTest>
#include <QTimeZone>

using namespace otklik;

namespace {

const QDateTime now(QDate(2026, 11, 23), QTime(15, 30), QTimeZone("Europe/Moscow"));

TimePoint at(const QDateTime &moment)
{
    return TimePoint(std::chrono::milliseconds(moment.toMSecsSinceEpoch()));
}

} // namespace

class TestPastedPost final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theNetworkFollowsFromTheAddress_data();
    void theNetworkFollowsFromTheAddress();
    void aLinkAndTheTextBelowIt();
    void aLinkInASentenceStaysThere();
    void aTextWithoutALink();
    void theTimeFollowsFromTheWords_data();
    void theTimeFollowsFromTheWords();
    void hostileTextIsOnlyText();
};

void TestPastedPost::theNetworkFollowsFromTheAddress_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("network");
    QTest::addColumn<QString>("handle");
    QTest::newRow("vk") << "https://vk.com/wall-1_2?reply=3" << "vk" << "";
    QTest::newRow("vk mobile") << "https://m.vk.com/wall-1_2" << "vk" << "";
    QTest::newRow("telegram") << "https://t.me/c/1/22" << "telegram" << "";
    QTest::newRow("bluesky") << "https://bsky.app/profile/anna.bsky.social/post/3k" << "bluesky" << "anna.bsky.social";
    QTest::newRow("mastodon") << "https://social.example/@anna/1099" << "mastodon" << "anna@social.example";
    QTest::newRow("mastodon, of another server") << "https://social.example/@anna@else.example/1099" << "mastodon" << "anna@else.example";
    QTest::newRow("reviews") << "https://otzovik.com/review_1.html" << "reviews" << "";
    QTest::newRow("a map") << "https://yandex.example/maps/org/1/reviews" << "reviews" << "";
    QTest::newRow("a forum") << "https://forum.example/t/12" << "manual" << "";
    QTest::newRow("looks like vk and is not") << "https://notvk.com/wall-1_2" << "manual" << "";
    QTest::newRow("vk as a subdomain of somebody") << "https://vk.com.evil.example/wall-1_2" << "manual" << "";
}

void TestPastedPost::theNetworkFollowsFromTheAddress()
{
    QFETCH(QString, url);
    const PastedPost post = readPasted(url, now);
    QCOMPARE(post.url, url);
    QTEST(post.network, "network");
    QTEST(post.authorHandle, "handle");
    QCOMPARE(post.text, QString());
}

void TestPastedPost::aLinkAndTheTextBelowIt()
{
    const PastedPost post = readPasted(QStringLiteral("https://vk.com/wall-1_2\n\nЧайник сгорел!\nЧто делать?\n"), now);
    QCOMPARE(post.url, QStringLiteral("https://vk.com/wall-1_2"));
    QCOMPARE(post.text, QStringLiteral("Чайник сгорел!\nЧто делать?"));
}

void TestPastedPost::aLinkInASentenceStaysThere()
{
    const QString text = QStringLiteral("Купил тут (https://shop.example/kettle), сгорел.");
    const PastedPost post = readPasted(text, now);
    QCOMPARE(post.url, QStringLiteral("https://shop.example/kettle"));
    QCOMPARE(post.text, text);
}

void TestPastedPost::aTextWithoutALink()
{
    const PastedPost post = readPasted(QStringLiteral("  Сгорел!  "), now);
    QVERIFY(post.url.isEmpty());
    QCOMPARE(post.network, QStringLiteral("manual"));
    QCOMPARE(post.text, QStringLiteral("Сгорел!"));
    QVERIFY(!post.publishedAt);
}

void TestPastedPost::theTimeFollowsFromTheWords_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QDateTime>("moment");
    const QTimeZone zone = now.timeZone();
    QTest::newRow("hours ago, Russian") << "Анна, 2 часа назад" << now.addSecs(-7200);
    QTest::newRow("an hour ago, Russian") << "час назад" << now.addSecs(-3600);
    QTest::newRow("minutes ago") << "5 minutes ago" << now.addSecs(-300);
    QTest::newRow("days ago") << "3 days ago" << now.addDays(-3);
    QTest::newRow("yesterday") << "вчера в 14:30" << QDateTime(QDate(2026, 11, 22), QTime(14, 30), zone);
    QTest::newRow("today") << "today at 9:05" << QDateTime(QDate(2026, 11, 23), QTime(9, 5), zone);
    QTest::newRow("a date") << "12.11.2026 в 18:20" << QDateTime(QDate(2026, 11, 12), QTime(18, 20), zone);
    QTest::newRow("a date of a machine") << "2026-11-12T18:20:11" << QDateTime(QDate(2026, 11, 12), QTime(18, 20), zone);
}

void TestPastedPost::theTimeFollowsFromTheWords()
{
    QFETCH(QString, text);
    QFETCH(QDateTime, moment);
    const PastedPost post = readPasted(text, now);
    QVERIFY(post.publishedAt);
    QCOMPARE(*post.publishedAt, at(moment));
}

void TestPastedPost::hostileTextIsOnlyText()
{
    QVERIFY(readPasted(QStringLiteral("javascript:alert(1) file:///etc/passwd"), now).url.isEmpty());
    QVERIFY(!readPasted(QStringLiteral("31.02.2026 25:61"), now).publishedAt);
    QVERIFY(!readPasted(QStringLiteral("01.01.2999 10:00"), now).publishedAt); // nobody has written then
    const QString long_ = QStringLiteral("https://") + QString(200'000, u'a');
    QVERIFY(readPasted(long_, now).text.size() <= long_.size());
}

QTEST_APPLESS_MAIN(TestPastedPost)
#include "tst_pastedpost.moc"
