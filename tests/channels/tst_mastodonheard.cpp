#include "channels/mastodon/mastodonapi.h"
#include "channels/mastodon/mastodonstatus.h"
#include "channels/problems.h"
#include "tests/channels/fakehttp.h"
#include "tests/channels/fakemastodon.h"

#include <QRegularExpression>
#include <QTest>

using namespace otklik;
using namespace std::chrono_literals;

namespace {

struct Setting final
{
    explicit Setting(const FakeMastodon::Habits &habits = {}, TimePoint readFrom = {})
        : server(habits), http([this](const HttpRequest &request) { return server.handle(request); }),
          connector(server.connector(http, clock, readFrom))
    {
    }

    /// Reads to the end and keeps what was proven.
    void readAll()
    {
        heard.clear();
        for (int step = 0; step < 100; ++step) {
            const auto read = connector->read(cursor);
            QVERIFY(read);
            cursor = read->cursor;
            heard.append(read->heard);
            posts += read->posts.size();
            if (!read->hasMore)
                return;
        }
    }

    QString mention() { return server.write(QStringLiteral("anna"), QStringLiteral("hello")); }
    [[nodiscard]] TimePoint timeOf(const QString &id) const
    {
        return *mastodonTime(server.status(id).value(QLatin1StringView("created_at")));
    }
    [[nodiscard]] QList<HeardGap> gaps() const
    {
        QList<HeardGap> all;
        for (const Heard &step : heard)
            all += step.gaps;
        return all;
    }

    FakeMastodon server;
    FakeHttp http;
    FakeClock clock;
    std::unique_ptr<Connector> connector;
    QString cursor;
    QList<Heard> heard;
    qsizetype posts = 0;
};

} // namespace

class tst_MastodonHeard final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFirstWalkIsCompleteAtItsEnd();
    void theMiddleOfAWalkProvesNothing();
    void aQuietPollIsCompleteUntilNow();
    void stretchesJoin();
    void aListThatEndsTooEarlyIsAGap();
    void whatRolledOutOfReachIsAGap();
    void aWalkThatEndsWhereItIsToldIsNoGap();
    void anOldCursorProvesNothingAtFirst();
    void theAllowanceIsTold();
    void nothingIsAskedBeforeTheTimeIsOver();
    void theCheckSaysWhoAndWhatIsMissing();
    void anUnknownTokenIsASignIn();
    void whoCannotBeAnsweredIsKnown();
};

void tst_MastodonHeard::aFirstWalkIsCompleteAtItsEnd()
{
    const TimePoint readFrom(1'790'000'000s);
    Setting setting({.pageSize = 10}, readFrom);
    for (int i = 0; i < 25; ++i)
        setting.mention();
    setting.readAll();
    QCOMPARE(setting.posts, 25);
    QCOMPARE(setting.heard.last().completeTo, std::optional(setting.clock.now()));
    std::optional<TimePoint> from;
    for (const Heard &step : std::as_const(setting.heard))
        if (step.completeFrom)
            from = std::min(from.value_or(*step.completeFrom), *step.completeFrom);
    QCOMPARE(from, std::optional(readFrom));
    QVERIFY(setting.gaps().isEmpty());
}

void tst_MastodonHeard::theMiddleOfAWalkProvesNothing()
{
    Setting setting({.pageSize = 10});
    for (int i = 0; i < 25; ++i)
        setting.mention();
    const auto first = setting.connector->read({});
    QVERIFY(first && first->hasMore);
    QVERIFY(!first->heard.completeFrom && !first->heard.completeTo);
    QCOMPARE(first->heard.received, 10);
    QVERIFY(!first->heard.expected);
}

void tst_MastodonHeard::aQuietPollIsCompleteUntilNow()
{
    Setting setting;
    setting.mention();
    setting.readAll();
    setting.clock.advance(5min);
    const QString before = setting.cursor;
    setting.readAll();
    QCOMPARE(setting.heard.size(), 1);
    QCOMPARE(setting.heard.first().completeTo, std::optional(setting.clock.now()));
    QVERIFY(setting.heard.first().completeFrom <= setting.clock.now() - 5min);
    QCOMPARE(setting.cursor, before);
}

/// Wherever the process ends: what one step claims begins where the ones before have ended, or earlier.
void tst_MastodonHeard::stretchesJoin()
{
    for (const auto minId : {FakeMastodon::MinId::PageAbove, FakeMastodon::MinId::NewestPage}) {
        Setting setting({.minId = minId, .pageSize = 4});
        std::optional<TimePoint> until = TimePoint{};
        for (const int batch : {3, 0, 17, 1, 9, 40}) {
            QString last;
            for (int i = 0; i < batch; ++i)
                last = setting.mention();
            setting.clock.set(TimePoint(1'790'000'100s));
            setting.connector = setting.server.connector(setting.http, setting.clock, {});
            setting.readAll();
            for (const Heard &step : std::as_const(setting.heard)) {
                if (!step.completeTo)
                    continue;
                QVERIFY(*step.completeFrom <= *until);
                until = std::max(*until, *step.completeTo);
            }
            QVERIFY(setting.gaps().isEmpty());
            QCOMPARE(*until, setting.clock.now());
        }
    }
}

void tst_MastodonHeard::aListThatEndsTooEarlyIsAGap()
{
    const TimePoint readFrom(1'789'000'000s);
    FakeMastodon::Habits habits;
    habits.pageSize = 10;
    habits.pagesDown = false;
    Setting setting(habits, readFrom);
    QStringList ids;
    for (int i = 0; i < 25; ++i)
        ids.append(setting.mention());
    setting.readAll();
    QCOMPARE(setting.posts, 10);
    QCOMPARE(setting.gaps().size(), 1);
    const HeardGap gap = setting.gaps().first();
    QCOMPARE(gap.from, readFrom);
    QCOMPARE(gap.to, setting.timeOf(ids.at(15)));
    QCOMPARE(gap.reason, problem::windowRolled);
    QVERIFY(gap.refill.isEmpty());
    QVERIFY(!setting.connector->refill(gap.refill));
    setting.readAll();
    QVERIFY(setting.gaps().isEmpty());
}

void tst_MastodonHeard::whatRolledOutOfReachIsAGap()
{
    FakeMastodon::Habits habits;
    habits.minId = FakeMastodon::MinId::NewestPage;
    habits.pageSize = 5;
    habits.reach = 12;
    Setting setting(habits);
    QStringList ids;
    for (int i = 0; i < 8; ++i)
        ids.append(setting.mention());
    setting.readAll();
    QVERIFY(setting.gaps().isEmpty());
    for (int i = 0; i < 30; ++i)
        ids.append(setting.mention());
    setting.readAll();
    QCOMPARE(setting.posts, 8 + 12);
    QCOMPARE(setting.gaps().size(), 1);
    QCOMPARE(setting.gaps().first().from, setting.timeOf(ids.at(7)));
    QCOMPARE(setting.gaps().first().to, setting.timeOf(ids.at(26)));
    setting.readAll();
    QVERIFY(setting.gaps().isEmpty());
}

void tst_MastodonHeard::aWalkThatEndsWhereItIsToldIsNoGap()
{
    const TimePoint readFrom(1'790'000'020s);
    Setting setting({.pageSize = 5}, readFrom);
    for (int i = 0; i < 30; ++i)
        setting.mention();
    setting.readAll();
    QCOMPARE(setting.posts, 11);
    QVERIFY(setting.gaps().isEmpty());
    for (const Heard &step : std::as_const(setting.heard))
        QVERIFY(!step.completeFrom || *step.completeFrom >= readFrom);
}

void tst_MastodonHeard::anOldCursorProvesNothingAtFirst()
{
    const TimePoint readFrom(1'790'000'000s);
    Setting setting({}, readFrom);
    setting.mention();
    const QString second = setting.mention();
    setting.readAll();
    setting.cursor.remove(QRegularExpression(QStringLiteral("\"(known_until|oldest|newest)\":[^,}]*,?")));
    setting.cursor.replace(QStringLiteral(",}"), QStringLiteral("}"));
    const auto read = setting.connector->read(setting.cursor);
    QVERIFY(read);
    QVERIFY2(!read->heard.completeTo, "where it began is not known");
    setting.mention();
    setting.readAll();
    setting.readAll();
    QVERIFY(setting.heard.last().completeTo);
    QVERIFY(*setting.heard.last().completeFrom > setting.timeOf(second));
}

void tst_MastodonHeard::theAllowanceIsTold()
{
    Setting setting;
    setting.server.setAllowance(300, 280, "2027-01-15T08:05:00.000000Z");
    setting.readAll();
    const QList<QuotaUse> quotas = setting.heard.last().quotas;
    QCOMPARE(quotas.size(), 1);
    QCOMPARE(quotas.first().name, QStringLiteral("requests"));
    QCOMPARE(quotas.first().used, 20);
    QCOMPARE(quotas.first().limit, 300);
    QCOMPARE(quotas.first().resetsAt, mastodonTime(QStringLiteral("2027-01-15T08:05:00Z")));
}

void tst_MastodonHeard::nothingIsAskedBeforeTheTimeIsOver()
{
    for (const bool isDate : {false, true}) {
        Setting setting;
        const auto reset = isDate ? std::pair<QByteArray, QByteArray>{"x-ratelimit-reset", "2027-01-15T08:02:00.000Z"}
                                  : std::pair<QByteArray, QByteArray>{"retry-after", "120"};
        int asked = 0;
        FakeHttp http([&](const HttpRequest &) -> Result<HttpResponse> {
            ++asked;
            return HttpResponse{429, {reset}, {}};
        });
        setting.clock.set(*mastodonTime(QStringLiteral("2027-01-15T08:00:00Z")));
        const auto connector = setting.server.connector(http, setting.clock, {});
        for (int second = 0; second < 119; ++second) {
            const auto read = connector->read({});
            QVERIFY(!read);
            QCOMPARE(read.error().code, problem::rateLimited);
            QCOMPARE(read.error().kind, Error::Kind::Retry);
            setting.clock.advance(1s);
        }
        QCOMPARE(asked, 1);
        setting.clock.advance(1s);
        QVERIFY(!connector->read({}));
        QCOMPARE(asked, 2);
    }
}

void tst_MastodonHeard::theCheckSaysWhoAndWhatIsMissing()
{
    Setting setting;
    auto check = setting.connector->check();
    QVERIFY(check);
    QCOMPARE(check->accountId, QStringLiteral("1"));
    QCOMPARE(check->handle, QStringLiteral("brand@social.example"));
    QCOMPARE(check->lengthLimit, 640);
    QCOMPARE(check->missing, QStringList());
    QVERIFY(check->canAnswer);

    setting.server.setScopes({QStringLiteral("read"), QStringLiteral("write:media")});
    check = setting.connector->check();
    QCOMPARE(check->missing, (QStringList{QStringLiteral("write:statuses"), QStringLiteral("write:blocks")}));
    QVERIFY(!check->canAnswer);

    FakeMastodon::Habits old;
    old.tellsScopes = false;
    Setting silent(old);
    check = silent.connector->check();
    QVERIFY(check && check->missing.isEmpty() && check->canAnswer);
}

void tst_MastodonHeard::anUnknownTokenIsASignIn()
{
    for (const int status : {401, 422}) {
        Setting setting;
        setting.server.answerEverythingWith(status, "<html>");
        const auto check = setting.connector->check();
        QVERIFY(!check);
        QCOMPARE(check.error().kind, Error::Kind::SignIn);
    }
}

void tst_MastodonHeard::whoCannotBeAnsweredIsKnown()
{
    for (const char *attribute : {"suspended", "memorial", ""}) {
        Setting setting;
        const QString id = setting.mention();
        if (*attribute)
            setting.server.mark(id, QLatin1StringView(attribute));
        const auto read = setting.connector->read({});
        QVERIFY(read);
        QCOMPARE(read->posts.first().answerObstacle, *attribute ? QString(problem::recipientRefuses) : QString());
        QVERIFY(!read->posts.first().answerUntil);
    }
}

QTEST_GUILESS_MAIN(tst_MastodonHeard)
#include "tst_mastodonheard.moc"
