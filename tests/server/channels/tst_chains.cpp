#include "channels/networkrules.h"
#include "channels/problems.h"
#include "tests/channels/email/fakemailbox.h"
#include "tests/channels/webhook/fakewebhook.h"
#include "tests/server/channels/dialoguedesk.h"

#include <QTest>

#include <algorithm>

using namespace otklik;
using namespace otklik::server;
using namespace std::chrono_literals;

namespace {

const QString kettle = QStringLiteral("the kettle has burnt out");
const QStringList parts{QStringLiteral("First, we are sorry."), QStringLiteral("Second, bring it to any shop."),
                        QStringLiteral("Third, you get a new one.")};

const QList<NamedNetwork> &networks()
{
    static const QList<NamedNetwork> all = fakeNetworks()
        + QList<NamedNetwork>{{QStringLiteral("email"), [](FakeClock &clock) { return std::make_unique<FakeMailbox>(clock); }}};
    return all;
}

const NamedNetwork &networkOf(const QString &code)
{
    return *std::ranges::find(networks(), code, &NamedNetwork::code);
}

/// A customer who wrote, and a reply of three parts on its way, each later than the reading of the one before.
struct Chain final
{
    explicit Chain(const QString &network) : desk(networkOf(network)) { }

    void begin()
    {
        id = desk.write(QStringLiteral("anna"), kettle);
        desk.settle();
        desk.answerInParts(kettle, parts);
    }
    void goOn()
    {
        desk.settle();
        desk.advance(DialogueDesk::betweenParts);
    }
    void end()
    {
        for (int i = 0; i < 4; ++i)
            goOn();
    }
    /// "sent", or "failed (why)", of each part.
    [[nodiscard]] QStringList fates()
    {
        QStringList fates;
        const QList<Publication> all = desk.publications();
        for (const QString &part : parts)
            for (const Publication &one : all)
                if (one.text == part)
                    fates.append(one.problem.isEmpty() ? QString(nameOf(one.state)) : QStringLiteral("%1 (%2)").arg(nameOf(one.state), one.problem));
        return fates;
    }

    DialogueDesk desk;
    QString id;
};

} // namespace

/// A reply in parts, whose own parts come back from the network in between: it goes out whole, and is stopped only where
/// somebody else has written.
class tst_Chains final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itGoesOutWhole_data();
    void itGoesOutWhole();
    void aProgramThatTellsOwnPostsStopsNothing_data();
    void aProgramThatTellsOwnPostsStopsNothing();
    void aCustomerInBetweenStopsIt_data();
    void aCustomerInBetweenStopsIt();
};

void tst_Chains::itGoesOutWhole_data()
{
    QTest::addColumn<QString>("network");
    for (const NamedNetwork &network : networks())
        if (networkRules(network.code)->canAnswerPublicly || networkRules(network.code)->canAnswerPrivately)
            QTest::newRow(qPrintable(network.code)) << network.code;
}

void tst_Chains::itGoesOutWhole()
{
    QFETCH(QString, network);
    Chain chain(network);
    chain.begin();
    chain.end();
    QCOMPARE(chain.fates(), QStringList(3, QStringLiteral("sent")));
    const QStringList said = chain.desk.network().brandTexts();
    QCOMPARE(said.size(), 3);
    for (qsizetype i = 0; i < parts.size(); ++i)
        QVERIFY2(said.at(i).contains(parts.at(i)), qPrintable(said.at(i)));
    if (networkOf(network).tellsOwn)
        for (const QString &part : parts) // each stands in the thread, once
            QCOMPARE(std::ranges::count_if(chain.desk.heard(true), [&](const QString &text) { return text.contains(part); }), 1);
}

void tst_Chains::aProgramThatTellsOwnPostsStopsNothing_data()
{
    QTest::addColumn<bool>("isEarly");
    QTest::newRow("after it has thanked for the order") << false;
    QTest::newRow("before") << true;
}

void tst_Chains::aProgramThatTellsOwnPostsStopsNothing()
{
    QFETCH(bool, isEarly);
    Chain chain(QStringLiteral("webhook"));
    auto &program = dynamic_cast<FakeWebhook &>(chain.desk.network());
    program.tellOwn(isEarly ? std::function<void()>([&] { chain.desk.listen(); }) : nullptr);
    chain.begin();
    chain.end();
    QCOMPARE(chain.fates(), QStringList(3, QStringLiteral("sent")));
    QCOMPARE(chain.desk.heard(true), parts);
}

void tst_Chains::aCustomerInBetweenStopsIt_data()
{
    itGoesOutWhole_data();
}

void tst_Chains::aCustomerInBetweenStopsIt()
{
    QFETCH(QString, network);
    Chain chain(network);
    chain.begin();
    chain.desk.settle();
    QCOMPARE(chain.fates().first(), QStringLiteral("sent"));
    const QString sent = chain.desk.publications().first().externalId;
    chain.desk.write(QStringLiteral("anna"), QStringLiteral("wait, it works again"), network == u"bluesky" ? sent : chain.id);
    chain.end();
    QCOMPARE(chain.fates().at(1), QStringLiteral("failed (thread_changed)"));
    QVERIFY2(chain.fates().at(2).startsWith(QStringLiteral("failed")), qPrintable(chain.fates().at(2)));
    QCOMPARE(chain.desk.network().brandTexts().size(), 1);
}

QTEST_GUILESS_MAIN(tst_Chains)
#include "tst_chains.moc"
