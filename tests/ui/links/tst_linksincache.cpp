#include "tests/ui/cachedesk.h"
#include "ui/links/linkhintpresenter.h"
#include "ui/links/pairspresenter.h"

#include <QTest>

using namespace otklik;
using Shows = PairsPresenter::Shows;
using enum ProposalState;

namespace {

LinkProposal proposal(const char *id, int first, int second, qint64 probability)
{
    LinkProposal one;
    one.id = {QString::fromLatin1(id)};
    one.firstId = samples::account(first).id;
    one.secondId = samples::account(second).id;
    one.probability = probability;
    one.madeAt = samples::at(0);
    return one;
}

/// Both lists and the strip on a cache as the desktop has it, without a connection.
struct Desk final : CacheDesk
{
    std::unique_ptr<PairsPresenter> open;
    std::unique_ptr<PairsPresenter> decided;
    std::unique_ptr<LinkHintPresenter> hint;

    Desk() : CacheDesk(100) { }

    void start(const QList<Entity> &rows)
    {
        openCache(rows);
        open = make(Shows::Open);
        decided = make(Shows::Decided);
        hint = std::make_unique<LinkHintPresenter>(cache->proposals(), events);
        hint->open(samples::person(1).id);
        QTRY_VERIFY(open->isLoaded() && decided->isLoaded());
    }

    std::unique_ptr<PairsPresenter> make(Shows shows)
    {
        auto pairs = std::make_unique<PairsPresenter>(
            shows, PairsPresenter::World{cache->proposals(), cache->conversations(), cache->cards(), cache->mutations(),
                                         events, clock});
        pairs->start();
        return pairs;
    }

    [[nodiscard]] static QStringList shown(PairsPresenter &pairs)
    {
        QStringList ids;
        for (const ProposalRow &row : pairs.model().rows())
            ids.append(row.item.proposal.id.value);
        return ids;
    }
};

} // namespace

/// Deciding without a connection: what was decided is seen at once, in both lists, and waits to be sent.
class TestLinksInCache : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decisionsAreSeenAtOnceAndWait()
    {
        Desk d;
        d.start(samples::workspace(4)
                + QList<Entity>{proposal("a", 1, 2, 990), proposal("b", 1, 3, 900), proposal("c", 2, 3, 700)});
        QCOMPARE(Desk::shown(*d.open), (QStringList{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}));
        QTRY_COMPARE(d.hint->lines().size(), 2);
        d.open->decide(Confirmed);
        d.open->decide(Refused);
        QTRY_COMPARE(d.decided->model().rowCount(), 2);
        QCOMPARE(Desk::shown(*d.open), QStringList{QStringLiteral("c")});
        QTRY_VERIFY(d.hint->lines().isEmpty());
        d.open->undo();
        QTRY_COMPARE(Desk::shown(*d.open), (QStringList{QStringLiteral("b"), QStringLiteral("c")}));
        QTRY_COMPARE(Desk::shown(*d.decided), QStringList{QStringLiteral("a")});
        auto sent = d.cache->sync().nextMutations(9);
        sent.waitForFinished();
        const auto mutations = sent.result();
        QVERIFY(mutations);
        QCOMPARE(mutations->size(), 3);
        for (const Mutation &mutation : *mutations)
            QCOMPARE(mutation.kind, MutationKind::ProposalDecide);
    }

    void whatTheServerSaysComesInPlace()
    {
        Desk d;
        d.start(samples::workspace(4) + QList<Entity>{proposal("a", 1, 2, 990), proposal("b", 1, 3, 900)});
        d.open->next();
        LinkProposal byColleague = proposal("a", 1, 2, 990);
        byColleague.state = Refused;
        byColleague.decidedBy = samples::colleague();
        byColleague.decidedAt = samples::at(100);
        d.pull({byColleague, proposal("likeliest", 2, 3, 995)});
        QTRY_COMPARE(Desk::shown(*d.open), (QStringList{QStringLiteral("likeliest"), QStringLiteral("b")}));
        QCOMPARE(d.open->current()->proposal.id.value, QStringLiteral("b"));
        QTRY_COMPARE(d.decided->model().rowCount(), 1);
        QVERIFY(!d.decided->model().itemAt(0).decidedByName.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestLinksInCache)
#include "tst_linksincache.moc"
