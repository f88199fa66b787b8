#include "channels/problems.h"
#include "tests/channels/bluesky/fakebluesky.h"
#include "tests/channels/fakemastodon.h"
#include "tests/channels/feed/fakefeed.h"
#include "tests/channels/telegram/faketelegram.h"
#include "tests/channels/vk/standin/fakevk.h"
#include "tests/channels/webhook/fakewebhook.h"
#include "tests/channels/wordpress/fakewordpress.h"
#include "tests/server/channels/dialoguedesk.h"

#include <QTest>

using namespace otklik;
using namespace otklik::server;
using namespace std::chrono_literals;

namespace {

/// A network of which everything may be answered by something else: a page that was taken away, a token refused.
class Spoilt final : public FakeNetwork
{
public:
    explicit Spoilt(std::unique_ptr<FakeNetwork> inner) : m_inner(std::move(inner)) { }

    std::unique_ptr<Connector> connector(Http &http, const Clock &clock, TimePoint readFrom) override
    {
        return m_inner->connector(http, clock, readFrom);
    }
    Result<HttpResponse> answer(const HttpRequest &request) override
    {
        return status == 0 ? m_inner->answer(request) : HttpResponse{status, {{"content-type", "text/html"}}, body};
    }
    QString write(const QString &customer, const QString &text, const QString &inReplyTo) override
    {
        return m_inner->write(customer, text, inReplyTo);
    }
    [[nodiscard]] QStringList brandTexts() const override { return m_inner->brandTexts(); }
    void setNow(TimePoint now) override { m_inner->setNow(now); }
    [[nodiscard]] FakeNetwork &inner() { return *m_inner; }

    int status = 0;
    QByteArray body = "<!doctype html><title>Gone</title>";

private:
    std::unique_ptr<FakeNetwork> m_inner;
};

/// What the books say when a poll is over.
struct Named final
{
    QString gap = {};      ///< code of the gap that was found
    qint64 missing = 0;    ///< posts it is said to hold
    int deleted = 0;       ///< mentions known to be gone
    QString problem = {};  ///< of the source, which fails
    int refilled = 0;      ///< gaps filled by one more poll

    friend bool operator==(const Named &, const Named &) = default;
};

struct Damage final
{
    const char *name;
    NamedNetwork network;
    std::function<void(DialogueDesk &, const QStringList &)> spoil; ///< the twelve mentions that were heard
    Named named;
};

template <class Network>
Network &as(DialogueDesk &desk)
{
    return dynamic_cast<Network &>(dynamic_cast<Spoilt &>(desk.network()).inner());
}

template <class Network, class... Arguments>
NamedNetwork in(const char *code, Arguments... arguments)
{
    return {QString::fromLatin1(code), [=](FakeClock &clock) -> std::unique_ptr<FakeNetwork> {
                if constexpr (std::is_constructible_v<Network, Arguments..., FakeClock &>)
                    return std::make_unique<Spoilt>(std::make_unique<Network>(arguments..., clock));
                else
                    return std::make_unique<Spoilt>(std::make_unique<Network>(arguments...));
            }};
}

/// Removes numbers 4 to 8 of twelve, one by one.
template <class Network, class Remove>
std::function<void(DialogueDesk &, const QStringList &)> fiveOutOfTheMiddle(Remove remove)
{
    return [=](DialogueDesk &desk, const QStringList &ids) {
        for (int i = 4; i < 9; ++i)
            remove(as<Network>(desk), ids.at(i));
    };
}

/// Everything answers so from now on.
std::function<void(DialogueDesk &, const QStringList &)> answering(int status, const QByteArray &body = "{}")
{
    return [=](DialogueDesk &desk, const QStringList &) {
        auto &network = dynamic_cast<Spoilt &>(desk.network());
        network.status = status;
        network.body = body;
    };
}

/// So many more mentions, an hour apart.
std::function<void(DialogueDesk &, const QStringList &)> writing(int count)
{
    return [=](DialogueDesk &desk, const QStringList &) {
        for (int i = 0; i < count; ++i) {
            desk.advance(1h);
            desk.write(QStringLiteral("boris"), QStringLiteral("more %1").arg(i));
        }
    };
}

FakeMastodon::Habits shortReach()
{
    FakeMastodon::Habits habits;
    habits.pageSize = 20;
    habits.reach = 20;
    return habits;
}

Named gap(const QLatin1StringView &reason, qint64 missing = 0, int refilled = 0)
{
    return {reason, missing, 0, {}, refilled};
}

Named gone(int count)
{
    return {{}, 0, count, {}, 0};
}

Named failing(const QLatin1StringView &problem)
{
    return {{}, 0, 0, problem, 0};
}

VkId vkId(const QString &text)
{
    return VkId::parse(text).value_or(VkId{});
}

void dropFiveOfVk(DialogueDesk &desk, const QStringList &)
{
    for (int i = 0; i < 7; ++i) {
        desk.write(QStringLiteral("boris"), QStringLiteral("more %1").arg(i));
        if (i > 0 && i < 6)
            as<FakeVk>(desk).dropEvent();
    }
}

void expireVk(DialogueDesk &desk, const QStringList &)
{
    desk.advance(3h);
    // Comments under pictures are told by events only.
    (void)as<FakeVk>(desk).comment(100, {VkKind::Photo, -FakeVk::groupId, 5}, QStringLiteral("under a picture"));
    desk.poll();
    desk.advance(3h);
    as<FakeVk>(desk).loseEvents();
}

void takeFiveOfTelegram(DialogueDesk &desk, const QStringList &)
{
    desk.write(QStringLiteral("boris"), QStringLiteral("before"));
    desk.poll();
    as<FakeTelegram>(desk).loseUpdates(5);
    desk.write(QStringLiteral("boris"), QStringLiteral("after"));
}

void leaveTelegramForTwoDays(DialogueDesk &desk, const QStringList &)
{
    desk.advance(24h);
    as<FakeTelegram>(desk).loseUpdates(5);
    desk.advance(24h);
    desk.write(QStringLiteral("boris"), QStringLiteral("after"));
}

/// News come as long as the key holds that was given for the token, and no longer.
void withdrawVk(DialogueDesk &desk, const QStringList &)
{
    as<FakeVk>(desk).withdraw(QStringLiteral("group-token"));
    as<FakeVk>(desk).expireKey();
}

void withdrawBluesky(DialogueDesk &desk, const QStringList &)
{
    as<FakeBluesky>(desk).setPassword(QStringLiteral("another"));
    as<FakeBluesky>(desk).endSessions(true);
}

const QList<Damage> &damages()
{
    using namespace problem;
    static const auto mastodon = in<FakeMastodon>("mastodon");
    static const auto bluesky = in<FakeBluesky>("bluesky");
    static const auto vk = in<FakeVk>("vk");
    static const auto telegram = in<FakeTelegram>("telegram");
    static const auto wordpress = in<FakeWordPress>("wordpress", FakeWordPress::Habits{});
    static const auto feed = in<FakeFeed>("feed", FakeFeed::Habits{.window = 12});
    static const QByteArray unauthorized = R"({"ok":false,"error_code":401,"description":"Unauthorized"})";
    static const QList<Damage> all{
        {"mastodon: five out of the middle", mastodon,
         fiveOutOfTheMiddle<FakeMastodon>([](FakeMastodon &network, const QString &id) { network.remove(id); }), gone(5)},
        {"bluesky: five out of the middle", bluesky,
         fiveOutOfTheMiddle<FakeBluesky>([](FakeBluesky &network, const QString &id) { network.remove(id); }), gone(5)},
        {"vk: five out of the middle", vk,
         fiveOutOfTheMiddle<FakeVk>([](FakeVk &network, const QString &id) { network.remove(vkId(id)); }), gone(5)},
        {"wordpress: five out of the middle", wordpress,
         fiveOutOfTheMiddle<FakeWordPress>([](FakeWordPress &network, const QString &id) { network.erase(id); }), gone(5)},
        {"vk: five never told", vk, dropFiveOfVk, gap(countDiffers, 5, 1)},
        {"telegram: five taken by another reader", telegram, takeFiveOfTelegram, gap(countDiffers, 5)},
        {"mastodon: the cursor's page is out of reach", in<FakeMastodon>("mastodon", shortReach()), writing(40), gap(windowRolled)},
        {"feed: the window has rolled away", feed, writing(20), gap(windowRolled)},
        {"vk: the cursor has expired", vk, expireVk, gap(cursorExpired)},
        {"telegram: the cursor has expired", telegram, leaveTelegramForTwoDays, gap(cursorExpired, 5)},
        {"mastodon: the token is withdrawn", mastodon, answering(401), failing(tokenRefused)},
        {"bluesky: the password is withdrawn", bluesky, withdrawBluesky, failing(tokenRefused)},
        {"vk: the community's token is withdrawn", vk, withdrawVk, failing(tokenRefused)},
        {"vk: the administrator's token is withdrawn", vk,
         [](DialogueDesk &desk, const QStringList &) { as<FakeVk>(desk).withdraw(QStringLiteral("user-token")); },
         failing(tokenRefused)},
        {"telegram: the token is withdrawn", telegram, answering(401, unauthorized), failing(tokenRefused)},
        {"wordpress: the password is withdrawn", wordpress, answering(401), failing(tokenRefused)},
        {"mastodon: the page is removed", mastodon, answering(404), failing(sourceGone)},
        {"wordpress: the page is removed", wordpress, answering(404), failing(notThisNetwork)},
        {"wordpress: the site is given up", wordpress, answering(410), failing(sourceGone)},
        {"feed: the page is removed", feed, answering(410), failing(sourceGone)},
    };
    return all;
}

} // namespace

/// Something is taken away in a network: one poll later the books name it, in whatever network it was.
class tst_Missed final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onePollLaterItIsNamed_data();
    void onePollLaterItIsNamed();

private:
    static Named namedBy(DialogueDesk &desk);
};

Named tst_Missed::namedBy(DialogueDesk &desk)
{
    Named named;
    const QList<SourceGap> gaps = desk.every<SourceGap>();
    for (const SourceGap &one : gaps) {
        named.gap = one.reason;
        named.missing = one.missing;
    }
    const QList<Mention> mentions = desk.every<Mention>();
    for (const Mention &mention : mentions)
        named.deleted += mention.deletedAt ? 1 : 0;
    const Source source = desk.every<Source>().value(0);
    if (source.state == SourceState::Failing)
        named.problem = source.problem;
    return named;
}

void tst_Missed::onePollLaterItIsNamed_data()
{
    QTest::addColumn<int>("damage");
    for (int i = 0; i < damages().size(); ++i)
        QTest::newRow(damages().at(i).name) << i;
}

void tst_Missed::onePollLaterItIsNamed()
{
    QFETCH(int, damage);
    const Damage &what = damages().at(damage);
    DialogueDesk desk(what.network);
    QStringList ids;
    for (int i = 0; i < 12; ++i)
        ids.append(desk.write(QStringLiteral("anna%1").arg(i % 3), QStringLiteral("mention %1").arg(i)));
    desk.settle();
    QCOMPARE(desk.heard(false).size(), 12);
    QCOMPARE(namedBy(desk), Named{}); // so far all is well
    what.spoil(desk, ids);
    desk.poll();
    Named named = namedBy(desk);
    if (what.named.refilled > 0)
        for (int poll = 0; poll < 10 && named.refilled == 0; ++poll) {
            desk.advance(5min);
            desk.poll();
            for (const SourceGap &one : desk.every<SourceGap>())
                named.refilled += one.state == GapState::Refilled ? 1 : 0;
        }
    QCOMPARE(named.gap, what.named.gap);
    QCOMPARE(named.missing, what.named.missing);
    QCOMPARE(named.deleted, what.named.deleted);
    QCOMPARE(named.problem, what.named.problem);
    QCOMPARE(named.refilled, what.named.refilled);
}

QTEST_GUILESS_MAIN(tst_Missed)
#include "tst_missed.moc"
