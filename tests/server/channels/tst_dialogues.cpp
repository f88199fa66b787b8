#include "channels/networkrules.h"
#include "tests/server/channels/dialoguedesk.h"

#include <QTest>

#include <algorithm>

using namespace otklik;
using namespace otklik::server;

namespace {

const QString kettle = QStringLiteral("the kettle has burnt out");
const QString parcel = QStringLiteral("where is the parcel");
const QString thanks = QStringLiteral("and the guarantee");
const QString toKettle = QStringLiteral("We will exchange it, bring it to any shop.");
const QString toParcel = QStringLiteral("It arrives tomorrow before noon.");
const QString toThanks = QStringLiteral("It holds for two years.");

struct NamedTrouble final
{
    const char *name;
    Trouble trouble;
};
constexpr std::array troubles{
    NamedTrouble{"not reached", Trouble::NotReached},       NamedTrouble{"answer lost", Trouble::AnswerLost},
    NamedTrouble{"asked to wait", Trouble::AskedToWait},    NamedTrouble{"fault of a proxy", Trouble::ProxyFault},
    NamedTrouble{"a page instead", Trouble::HtmlPage},      NamedTrouble{"killed before", Trouble::KilledBefore},
    NamedTrouble{"killed after", Trouble::KilledAfter},
};

bool isAnswered(const NamedNetwork &network)
{
    return networkRules(network.code)->canAnswerPublicly || networkRules(network.code)->canAnswerPrivately;
}

/// Two customers write three times, and are answered three times.
class Dialogue final
{
public:
    explicit Dialogue(const NamedNetwork &network)
        : m_desk(network), m_isAnswered(::isAnswered(network)), m_tellsOwn(network.tellsOwn)
    {
    }

    void run()
    {
        const QString first = m_desk.write(QStringLiteral("anna"), kettle);
        m_desk.settle();
        answer(kettle, toKettle);
        m_desk.write(QStringLiteral("boris"), parcel);
        m_desk.write(QStringLiteral("anna"), thanks, first);
        m_desk.settle();
        answer(parcel, toParcel);
        answer(thanks, toThanks);
        m_desk.settle();
    }
    [[nodiscard]] DialogueDesk &desk() { return m_desk; }
    [[nodiscard]] bool isAnswered() const { return m_isAnswered; }
    [[nodiscard]] bool tellsOwn() const { return m_tellsOwn; }

private:
    void answer(const QString &to, const QString &reply)
    {
        if (!m_isAnswered)
            return;
        m_desk.answer(to, reply);
        m_desk.settle();
    }

    DialogueDesk m_desk;
    const bool m_isAnswered;
    const bool m_tellsOwn;
};

/// How often a text stands there; mentions and links around it do not matter.
qsizetype standing(const QStringList &texts, const QString &wanted)
{
    return std::ranges::count_if(texts, [&](const QString &text) { return text.contains(wanted); });
}

/// What is wrong with a reply; empty: nothing. `isQuiet`: nothing went wrong on the way.
QString offenceOf(const Publication &one, Dialogue &dialogue, bool isQuiet)
{
    const qsizetype said = standing(dialogue.desk().network().brandTexts(), one.text);
    const qsizetype kept = standing(dialogue.desk().heard(true), one.text);
    if (said > 1 || kept > 1)
        return QStringLiteral("“%1” was said %2 times and is kept %3 times").arg(one.text).arg(said).arg(kept);
    switch (one.state) {
    case PublicationState::Sent:
        return said == 1 && kept == (dialogue.tellsOwn() ? 1 : 0) ? QString() : QStringLiteral("“%1” counts as sent: said %2, kept %3").arg(one.text).arg(said).arg(kept);
    case PublicationState::Failed:
        if (said == 1)
            return QStringLiteral("“%1” counts as failed and is there").arg(one.text);
        [[fallthrough]];
    case PublicationState::Unknown: // both wait for a person
        if (!isQuiet)
            return {};
        [[fallthrough]];
    default:
        return QStringLiteral("“%1” rests in %2 (%3)").arg(one.text, nameOf(one.state), one.problem);
    }
}

/// What is wrong after the dialogue; empty: nothing.
QString offence(Dialogue &dialogue, bool isQuiet)
{
    DialogueDesk &desk = dialogue.desk();
    const QStringList heard = desk.heard(false);
    for (const QString &text : {kettle, parcel, thanks})
        if (const auto count = standing(heard, text); count != 1)
            return QStringLiteral("“%1” is there %2 times").arg(text).arg(count);
    const QList<Publication> publications = desk.publications();
    for (const Publication &one : publications)
        if (const QString wrong = offenceOf(one, dialogue, isQuiet); !wrong.isEmpty())
            return wrong;
    const qsizetype replies = dialogue.isAnswered() ? 3 : 0;
    return publications.size() == replies ? QString() : QStringLiteral("%1 replies were made").arg(publications.size());
}

/// How many calls the dialogue takes in this network while nothing goes wrong.
int callsOf(int network)
{
    static QHash<int, int> known;
    if (known.contains(network))
        return known.value(network);
    Dialogue quiet(fakeNetworks().at(network));
    quiet.run();
    const QString wrong = offence(quiet, true);
    if (!wrong.isEmpty())
        qWarning("%s: %s", qPrintable(fakeNetworks().at(network).code), qPrintable(wrong));
    return *known.insert(network, wrong.isEmpty() ? quiet.desk().http().calls() : 0);
}

} // namespace

/// The network cut, or the process killed, before and after every call of a dialogue, over the whole way through the
/// server: no mention lost, none twice, every reply published at most once and never lost.
class tst_Dialogues final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsLostOrSaidTwice_data();
    void nothingIsLostOrSaidTwice();
    void cleanupTestCase() { qInfo("%d points in all", m_points); }

private:
    int m_points = 0;
};

void tst_Dialogues::nothingIsLostOrSaidTwice_data()
{
    QTest::addColumn<int>("network");
    QTest::addColumn<int>("trouble");
    for (int network = 0; network < fakeNetworks().size(); ++network)
        for (int trouble = 0; trouble < static_cast<int>(troubles.size()); ++trouble)
            QTest::addRow("%s: %s", qPrintable(fakeNetworks().at(network).code), troubles.at(trouble).name) << network << trouble;
}

void tst_Dialogues::nothingIsLostOrSaidTwice()
{
    QFETCH(int, network);
    QFETCH(int, trouble);
    const NamedNetwork &named = fakeNetworks().at(network);
    const int calls = callsOf(network);
    QVERIFY2(calls > 5, "the dialogue fails while nothing goes wrong");
    qsizetype replies = 0;
    qsizetype forAPerson = 0;
    for (int at = 0; at < calls; ++at, ++m_points) {
        Dialogue dialogue(named);
        dialogue.desk().http().troubleAt(at, troubles.at(trouble).trouble);
        dialogue.run();
        QVERIFY(dialogue.desk().http().isOver());
        const QString wrong = offence(dialogue, false);
        QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("at call %1: %2").arg(at).arg(wrong)));
        const QList<Publication> publications = dialogue.desk().publications();
        replies += publications.size();
        forAPerson += std::ranges::count_if(publications, [](const Publication &one) { return one.state != PublicationState::Sent; });
    }
    qInfo("%d points; %lld of %lld replies left to a person", calls, forAPerson, replies);
}

QTEST_GUILESS_MAIN(tst_Dialogues)
#include "tst_dialogues.moc"
