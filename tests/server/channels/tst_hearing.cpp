#include "channels/problems.h"
#include "guidance/calendar/businesscalendar.h"
#include "server/channels/ledger.h"
#include "storage/database/rows.h"
#include "tests/server/channels/channelsetting.h"

#include <QTest>

using namespace otklik;
using namespace otklik::server;
using namespace std::chrono_literals;

namespace {

struct Book final
{
    ChannelSetting setting;
    TimePoint start = setting.clock.now();

    void hear(const Heard &heard, const QList<TimePoint> &published = {})
    {
        QVERIFY(setting.store->write([&](Rows &rows) -> Result<void> {
            Ledger(rows).noteHeard(setting.sourceId, heard, published);
            return {};
        }));
    }
    void lookForSilence(const BusinessCalendar &calendar)
    {
        QVERIFY(setting.store->write([&](Rows &rows) -> Result<void> {
            Ledger(rows).lookForSilence(setting.sourceId, calendar);
            return {};
        }));
    }
    [[nodiscard]] Coverage coverage()
    {
        return setting.store
            ->read([&](Rows &rows) -> Result<Coverage> { return rows.find<Coverage>(setting.sourceId).value_or(Coverage{}); })
            .value_or(Coverage{});
    }
    [[nodiscard]] QList<SourceGap> gaps()
    {
        return setting.store
            ->read([](Rows &rows) -> Result<QList<SourceGap>> {
                auto query = rows.database().query(sql::selectSql<SourceGap>(sql::tableOf<SourceGap>(), "ORDER BY starts_at"));
                return sql::allRows<SourceGap>(query);
            })
            .value_or(QList<SourceGap>());
    }
};

Heard complete(TimePoint from, TimePoint to)
{
    Heard heard;
    heard.completeFrom = from;
    heard.completeTo = to;
    return heard;
}

} // namespace

class tst_Hearing final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void windowsThatTouchBecomeOne();
    void aWalkOfSeveralStepsLeavesNoGap();
    void aHoleBetweenTwoReadingsIsAGap();
    void aGapThatTheNetworkNamesIsWrittenOnce();
    void aStepThatProvesNothingSaysNothing();
    void aGapIsFilledOrLost();
    void silenceIsToldFromTheUsualRhythm();
    void aQuietWeekendIsNoSilence();
    void tooLittleIsNoRhythm();
};

void tst_Hearing::windowsThatTouchBecomeOne()
{
    Book book;
    book.hear(complete(book.start - 10h, book.start), {book.start - 2h});
    book.setting.clock.advance(1h);
    book.hear(complete(book.start, book.start + 1h), {book.start + 5min});
    const Coverage ledger = book.coverage();
    QCOMPARE(ledger.heardFrom, std::optional(book.start - 10h));
    QCOMPARE(ledger.heardTo, std::optional(book.start + 1h));
    QCOMPARE(ledger.received, 2);
    QCOMPARE(ledger.newestAt, std::optional(book.start + 5min));
    QVERIFY(book.gaps().isEmpty());
}

void tst_Hearing::aWalkOfSeveralStepsLeavesNoGap()
{
    // The step that brings a message is not the one that comes to the end, and quiet steps are written seldom.
    Book book;
    book.hear(complete(book.start - 10h, book.start));
    book.setting.clock.advance(70s);
    Heard unfinished;
    book.hear(unfinished, {book.start + 65s});
    book.setting.clock.advance(1s);
    book.hear(complete(book.start, book.start + 65s));
    book.setting.clock.advance(10s);
    book.hear(complete(book.start + 65s, book.start + 81s));
    QVERIFY(book.gaps().isEmpty());
}

void tst_Hearing::aHoleBetweenTwoReadingsIsAGap()
{
    Book book;
    book.hear(complete(book.start - 10h, book.start));
    book.setting.clock.advance(30h);
    book.hear(complete(book.start + 6h, book.start + 30h));
    const QList<SourceGap> gaps = book.gaps();
    QCOMPARE(gaps.size(), 1);
    QCOMPARE(gaps.first().startsAt, book.start);
    QCOMPARE(gaps.first().endsAt, book.start + 6h);
    QCOMPARE(gaps.first().state, GapState::Open);
    QVERIFY(!gaps.first().canRefill);
}

void tst_Hearing::aGapThatTheNetworkNamesIsWrittenOnce()
{
    Book book;
    book.hear(complete(book.start - 10h, book.start));
    Heard heard = complete(book.start + 6h, book.start + 30h);
    heard.gaps = {{book.start, book.start + 6h, QString(problem::windowRolled), QStringLiteral("page=3"), 12}};
    book.hear(heard);
    book.hear(heard);
    const QList<SourceGap> gaps = book.gaps();
    QCOMPARE(gaps.size(), 1);
    QCOMPARE(gaps.first().reason, QString(problem::windowRolled));
    QCOMPARE(gaps.first().missing, 12);
    QVERIFY(gaps.first().canRefill);
    const auto refill = book.setting.channels->nextRefill(book.setting.sourceId);
    QVERIFY(refill && *refill);
    QCOMPARE((*refill)->refill, QStringLiteral("page=3"));
    // Tried just now: not again at once.
    const auto again = book.setting.channels->nextRefill(book.setting.sourceId);
    QVERIFY(again && !*again);
}

void tst_Hearing::aStepThatProvesNothingSaysNothing()
{
    Book book;
    book.hear({}, {book.start});
    const Coverage ledger = book.coverage();
    QVERIFY(!ledger.heardTo);
    QCOMPARE(ledger.received, 1);
    QCOMPARE(ledger.readAt, std::optional(book.setting.clock.now()));
}

void tst_Hearing::aGapIsFilledOrLost()
{
    Book book;
    Heard heard = complete(book.start, book.start + 1h);
    heard.gaps = {{book.start - 3h, book.start - 2h, QString(problem::windowRolled), QStringLiteral("a"), {}},
                  {book.start - 2h, book.start - 1h, QString(problem::windowRolled), QStringLiteral("b"), {}}};
    book.hear(heard);
    const QList<SourceGap> gaps = book.gaps();
    StoreChannels &channels = *book.setting.channels;
    QVERIFY(channels.storeRefill(book.setting.sourceId, gaps.at(0).id, {}, QStringLiteral("a, page 2")));
    auto next = channels.nextRefill(book.setting.sourceId);
    QVERIFY(next && *next);
    QCOMPARE((*next)->refill, QStringLiteral("a, page 2"));
    QVERIFY(channels.storeRefill(book.setting.sourceId, gaps.at(0).id, {}, QString()));
    QCOMPARE(book.gaps().at(0).state, GapState::Refilled);
    QVERIFY(channels.storeRefill(book.setting.sourceId, gaps.at(1).id, {}, std::nullopt));
    QCOMPARE(book.gaps().at(1).state, GapState::Open); // a person has to know
    QVERIFY(!book.gaps().at(1).canRefill);
    book.setting.clock.advance(1h);
    next = channels.nextRefill(book.setting.sourceId);
    QVERIFY(next && !*next);
}

void tst_Hearing::silenceIsToldFromTheUsualRhythm()
{
    Book book;
    const auto calendar = BusinessCalendar::usual(QTimeZone::utc());
    // A post in every second hour of work, for four weeks.
    TimePoint at = calendar.nextOpening(book.start);
    QList<TimePoint> published;
    for (int i = 0; i < 80; ++i) {
        published.append(at);
        at = calendar.addWorkingTime(at, 120min);
    }
    const TimePoint last = published.constLast();
    book.setting.clock.advance(last - book.setting.clock.now());
    book.hear(complete(book.start, last), published);
    book.lookForSilence(calendar);
    QVERIFY(!book.coverage().silentSince);
    QVERIFY(book.coverage().usualSilence >= 60);
    QVERIFY(book.coverage().usualSilence <= 240);
    book.setting.clock.advance(calendar.addWorkingTime(last, 8h) - last);
    book.lookForSilence(calendar);
    QCOMPARE(book.coverage().silentSince, std::optional(last));
    // The first post ends it.
    book.hear(complete(last, book.setting.clock.now()), {book.setting.clock.now()});
    QVERIFY(!book.coverage().silentSince);
}

void tst_Hearing::aQuietWeekendIsNoSilence()
{
    const auto calendar = BusinessCalendar::usual(QTimeZone::utc());
    // Fridays at noon and Mondays at ten: five hours of work between, whatever lies there besides.
    QList<qint64> hours;
    for (int week = 0; week < 12; ++week) {
        const TimePoint friday = calendar.moment(QDate(2026, 8, 7).addDays(7 * week), QTime(12, 0));
        const TimePoint monday = calendar.moment(QDate(2026, 8, 10).addDays(7 * week), QTime(10, 0));
        for (const TimePoint one : {friday, monday})
            hours.append(std::chrono::floor<std::chrono::hours>(one.time_since_epoch()).count());
    }
    const auto usual = usualSilence(hours, calendar);
    QVERIFY(usual);
    QVERIFY(*usual < 60h); // the hours from Monday to Friday, a quarter more; no weekends
}

void tst_Hearing::tooLittleIsNoRhythm()
{
    QVERIFY(!usualSilence({1, 2, 3}, BusinessCalendar::usual(QTimeZone::utc())));
}

QTEST_GUILESS_MAIN(tst_Hearing)
#include "tst_hearing.moc"
