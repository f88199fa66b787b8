#include "channels/problems.h"
#include "tests/server/channels/dialoguedesk.h"
#include "tests/server/channels/fakenetworks.h"

#include <QTest>

using namespace otklik;
using namespace otklik::server;

namespace {

const QString kettle = QStringLiteral("the kettle has burnt out");
const QString parcel = QStringLiteral("where is the parcel");
const QString thanks = QStringLiteral("and the guarantee");
const QString toKettle = QStringLiteral("We will exchange it, bring it to any shop.");
const QString toParcel = QStringLiteral("It arrives tomorrow before noon.");

/// What may go wrong with one request, and with the process that made it.
struct Trouble final
{
    const char *name;
    FakeHttp::Fault fault;
    bool dies;
};
constexpr std::array troubles{
    Trouble{"not reached", FakeHttp::Fault::NotReached, false},
    Trouble{"answer lost", FakeHttp::Fault::AnswerLost, false},
    Trouble{"fault of a proxy", FakeHttp::Fault::ServerFault, false},
    Trouble{"a page instead", FakeHttp::Fault::HtmlPage, false},
    Trouble{"killed before", FakeHttp::Fault::NotReached, true},
    Trouble{"killed after", FakeHttp::Fault::AnswerLost, true},
};

/// Two customers, three messages, two answers.
class Dialogue final
{
public:
    Dialogue(const NamedNetwork &network, std::optional<Trouble> trouble, int at)
        : m_desk(network), m_trouble(trouble), m_at(at)
    {
        if (trouble)
            m_desk.http().failAt(at, trouble->fault);
    }

    void run()
    {
        const QString first = m_desk.network().write(QStringLiteral("anna"), kettle);
        step();
        m_desk.answer(kettle, toKettle);
        step();
        m_desk.network().write(QStringLiteral("boris"), parcel);
        m_desk.network().write(QStringLiteral("anna"), thanks, first);
        step();
        m_desk.answer(parcel, toParcel);
        step();
        step();
    }
    [[nodiscard]] DialogueDesk &desk() { return m_desk; }
    [[nodiscard]] int requests() { return static_cast<int>(m_desk.http().requests().size()); }

private:
    void step()
    {
        m_desk.settle();
        if (m_trouble && m_trouble->dies && !m_isDead && m_desk.http().requests().size() > m_at) {
            m_isDead = true;
            m_desk.restart();
            m_desk.settle();
        }
    }

    DialogueDesk m_desk;
    std::optional<Trouble> m_trouble;
    int m_at;
    bool m_isDead = false;
};

/// How often a text of the brand stands in the network; mentions and links around it do not matter.
qsizetype standing(const QStringList &texts, const QString &reply)
{
    return std::ranges::count_if(texts, [&](const QString &text) { return text.contains(reply); });
}

/// What is wrong after the dialogue; empty: nothing.
QString offence(Dialogue &dialogue, bool isQuiet)
{
    const QStringList heard = dialogue.desk().heard();
    for (const QString &text : {kettle, parcel, thanks}) {
        const auto count = standing(heard, text);
        if (count != 1)
            return QStringLiteral("“%1” is there %2 times").arg(text).arg(count);
    }
    const QStringList said = dialogue.desk().network().brandTexts();
    const QList<Publication> publications = dialogue.desk().publications();
    for (const QString &reply : {toKettle, toParcel})
        if (standing(said, reply) > 1)
            return QStringLiteral("“%1” was said twice").arg(reply);
    for (const Publication &one : publications) {
        const bool isSaid = standing(said, one.text) == 1;
        const bool isForAPerson = one.state == PublicationState::Unknown || one.state == PublicationState::Failed;
        if (one.state == PublicationState::Sent && !isSaid)
            return QStringLiteral("“%1” counts as sent and is not there").arg(one.text);
        if (one.state != PublicationState::Sent && (isQuiet || !isForAPerson))
            return QStringLiteral("“%1” rests in %2 (%3)").arg(one.text, nameOf(one.state), one.problem);
        if (one.state == PublicationState::Failed && isSaid)
            return QStringLiteral("“%1” counts as failed and is there").arg(one.text);
    }
    return publications.size() == 2 ? QString() : QStringLiteral("%1 replies were made").arg(publications.size());
}

} // namespace

/// The network cut, or the process killed, before and after every request of a dialogue: no mention lost, none twice,
/// every reply published at most once and never lost.
class tst_Dialogues final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsLostOrSaidTwice_data();
    void nothingIsLostOrSaidTwice();
};

void tst_Dialogues::nothingIsLostOrSaidTwice_data()
{
    QTest::addColumn<int>("network");
    for (int i = 0; i < fakeNetworks().size(); ++i)
        QTest::newRow(qPrintable(fakeNetworks().at(i).code)) << i;
}

void tst_Dialogues::nothingIsLostOrSaidTwice()
{
    QFETCH(int, network);
    const NamedNetwork &named = fakeNetworks().at(network);
    Dialogue quiet(named, std::nullopt, -1);
    quiet.run();
    QCOMPARE(offence(quiet, true), QString());
    const int requests = quiet.requests();
    QVERIFY(requests > 8);
    int points = 0;
    for (const Trouble &trouble : troubles)
        for (int at = 0; at < requests; ++at, ++points) {
            Dialogue dialogue(named, trouble, at);
            dialogue.run();
            const QString wrong = offence(dialogue, false);
            QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("%1 at request %2: %3").arg(QLatin1StringView(trouble.name)).arg(at).arg(wrong)));
        }
    qInfo("%s: %d points", qPrintable(named.code), points);
}

QTEST_GUILESS_MAIN(tst_Dialogues)
#include "tst_dialogues.moc"
