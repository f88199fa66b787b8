#include "identity/linkage/blockindex.h"
#include "identity/linkage/expectation.h"
#include "identity/linkage/handleform.h"
#include "identity/linkage/recordreader.h"
#include "identity/linkage/rivals.h"
#include "identity/linkage/textsimilarity.h"

#include <QTest>

#include <random>

using namespace otklik::identity;

namespace {

double part(std::mt19937_64 &random)
{
    return static_cast<double>(random() >> 11) * 0x1p-53;
}

quint8 draw(const LevelChances &chances, int levels, std::mt19937_64 &random)
{
    double left = part(random);
    for (quint8 level = 0; level + 1 < levels; ++level)
        if ((left -= chances[level]) < 0)
            return level;
    return static_cast<quint8>(levels - 1);
}

} // namespace

/// The pieces of record linkage, each by itself.
class TestLinkageParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void jaroWinklerIsAsPublished_data();
    void jaroWinklerIsAsPublished();
    void aSlipOfTheHandIsOneEdit_data();
    void aSlipOfTheHandIsOneEdit();
    void expectationFindsTheChancesThatMadeThePairs();
    void expectationWithoutPairsIsWhatWasKnown();
    void handlesAgreeByWhatTheyHaveInCommon_data();
    void handlesAgreeByWhatTheyHaveInCommon();
    void aBlockHoldsARecordOnce();
    void twoCandidatesForOnePlaceShareTheOdds();
    void phonesAndEmailsAreReadInOneForm();
    void aCityIsTheSameInBothAlphabets_data();
    void aCityIsTheSameInBothAlphabets();
    void whatASampleDoesNotShowIsNoRarerThanItCanTell();
};

// The pairs of Winkler (1990) and of his string comparator's documentation.
void TestLinkageParts::jaroWinklerIsAsPublished_data()
{
    QTest::addColumn<QString>("a");
    QTest::addColumn<QString>("b");
    QTest::addColumn<double>("similarity");
    QTest::newRow("swapped neighbours") << QStringLiteral("martha") << QStringLiteral("marhta") << 0.961;
    QTest::newRow("a letter more") << QStringLiteral("dwayne") << QStringLiteral("duane") << 0.840;
    QTest::newRow("common beginning") << QStringLiteral("dixon") << QStringLiteral("dicksonx") << 0.813;
    QTest::newRow("nothing in common") << QStringLiteral("abc") << QStringLiteral("xyz") << 0.0;
}

void TestLinkageParts::jaroWinklerIsAsPublished()
{
    QFETCH(QString, a);
    QFETCH(QString, b);
    QFETCH(double, similarity);
    QVERIFY(std::abs(jaroWinkler(a, b) - similarity) < 0.001);
    QCOMPARE(jaroWinkler(a, b), jaroWinkler(b, a));
}

void TestLinkageParts::aSlipOfTheHandIsOneEdit_data()
{
    QTest::addColumn<QString>("a");
    QTest::addColumn<QString>("b");
    QTest::addColumn<bool>("isOne");
    QTest::newRow("exchanged") << QStringLiteral("19650401") << QStringLiteral("19650411") << true;
    QTest::newRow("left out") << QStringLiteral("ivanov") << QStringLiteral("ivano") << true;
    QTest::newRow("swapped") << QStringLiteral("ivanov") << QStringLiteral("ivnaov") << true;
    QTest::newRow("equal") << QStringLiteral("ivanov") << QStringLiteral("ivanov") << false;
    QTest::newRow("two") << QStringLiteral("ivanov") << QStringLiteral("evanof") << false;
    QTest::newRow("empty") << QString() << QStringLiteral("ab") << false;
}

void TestLinkageParts::aSlipOfTheHandIsOneEdit()
{
    QFETCH(QString, a);
    QFETCH(QString, b);
    QFETCH(bool, isOne);
    QCOMPARE(isOneEditApart(a, b), isOne);
    QCOMPARE(isOneEditApart(b, a), isOne);
}

void TestLinkageParts::expectationFindsTheChancesThatMadeThePairs()
{
    Weights truth = Weights::usual();
    const auto name = static_cast<size_t>(LinkField::Name);
    const auto date = static_cast<size_t>(LinkField::BirthDate);
    const auto city = static_cast<size_t>(LinkField::City);
    truth.m[name] = {0.50, 0.20, 0.10, 0.05, 0.05, 0.10};
    truth.m[date] = {0.80, 0.15, 0.05};
    truth.m[city] = {0.55, 0.05, 0.40};
    constexpr double rate = 0.15;
    std::mt19937_64 random(5);
    Patterns pairs;
    for (int i = 0; i < 100'000; ++i) {
        const auto &chances = part(random) < rate ? truth.m : truth.u;
        Levels levels;
        levels.fill(missingLevel);
        for (const size_t field : {name, date, city})
            levels[field] = draw(chances[field], levelCount(static_cast<LinkField>(field)), random);
        ++pairs[levels];
    }
    Weights before = Weights::usual();
    before.u = truth.u;
    const Expectation learned = maximise(pairs, before, {});
    QVERIFY(std::abs(learned.matchRate - rate) < 0.01);
    for (const size_t field : {name, date, city})
        for (size_t level = 0; level < mostLevels; ++level)
            QVERIFY(std::abs(learned.m[field][level] - truth.m[field][level]) < 0.02);
    const auto u = levelChances(pairs, before.u);
    QVERIFY(u[city][0] > truth.u[city][0]); // a count, not a guess: matches are in it
}

void TestLinkageParts::expectationWithoutPairsIsWhatWasKnown()
{
    const Weights usual = Weights::usual();
    QCOMPARE(maximise({}, usual, {}).m, usual.m);
}

void TestLinkageParts::handlesAgreeByWhatTheyHaveInCommon_data()
{
    QTest::addColumn<QString>("a");
    QTest::addColumn<QString>("b");
    QTest::addColumn<int>("level");
    const auto row = [](const char *name, const QString &a, const QString &b, HandleLevel level) {
        QTest::newRow(name) << a << b << static_cast<int>(level);
    };
    row("case and separators", QStringLiteral("Anna.Petrova"), QStringLiteral("anna_petrova"), HandleLevel::Same);
    row("roles", QStringLiteral("RepAnnaPetrova"), QStringLiteral("annapetrova_official"), HandleLevel::Core);
    row("a part is missing", QStringLiteral("petrova"), QStringLiteral("annapetrova"), HandleLevel::Within);
    row("an initial", QStringLiteral("apetrova"), QStringLiteral("annapetrova"), HandleLevel::Within);
    row("another given name", QStringLiteral("olgapetrova"), QStringLiteral("annapetrova"), HandleLevel::Run);
    row("other digits", QStringLiteral("apetrova17"), QStringLiteral("apetrova903"), HandleLevel::Run);
    row("nothing", QStringLiteral("skyrunner"), QStringLiteral("annapetrova"), HandleLevel::Different);
}

void TestLinkageParts::handlesAgreeByWhatTheyHaveInCommon()
{
    QFETCH(QString, a);
    QFETCH(QString, b);
    QFETCH(int, level);
    QCOMPARE(static_cast<int>(compareHandles(readHandle(a), readHandle(b)).level), level);
    QCOMPARE(static_cast<int>(compareHandles(readHandle(b), readHandle(a)).level), level);
}

void TestLinkageParts::aBlockHoldsARecordOnce()
{
    BlockIndex index;
    const std::vector<BlockKey> key{{BlockKind::Phone, 11}};
    std::vector<quint32> blocks;
    index.open(key, blocks);
    const quint32 block = blocks.front();
    index.put(block, 3);
    index.put(block, 3);
    index.put(block, 7);
    index.open(key, blocks);
    QCOMPARE(blocks, std::vector<quint32>{block});
    QCOMPARE(index.find(key), blocks);
    QCOMPARE(index.count(block), 2U);
    QCOMPARE(index.find({BlockKind::Phone, 12}), BlockIndex::none);
    QCOMPARE(index.count(BlockIndex::none), 0U);
    std::vector<quint32> records;
    index.records(block, records);
    QCOMPARE(records, (std::vector<quint32>{7, 3}));
}

void TestLinkageParts::twoCandidatesForOnePlaceShareTheOdds()
{
    const auto network = [](quint32 record) { return record == 0 ? 1U : 2U; };
    const std::vector<ScoredPair> two{{0, 1, 10}, {0, 2, 10}};
    const std::vector<double> shared = chancesAmongRivals(two, network);
    QVERIFY(shared[0] < 0.5 && shared[1] < 0.5);
    QVERIFY(chancesAmongRivals({{0, 1, 10}}, network)[0] > 0.99);
    QVERIFY(chancesAlone(two)[0] > 0.99);
}

void TestLinkageParts::phonesAndEmailsAreReadInOneForm()
{
    ValuePool pool;
    RecordStore store;
    LinkRecord first;
    first.phones = {QStringLiteral("+7 (900) 123-45-67")};
    first.emails = {QStringLiteral(" Anna+shop@Example.org ")};
    LinkRecord second;
    second.phones = {QStringLiteral("8 900 1234567"), QStringLiteral("12")};
    second.emails = {QStringLiteral("anna@example.org"), QStringLiteral("not an address")};
    const ReadRecord a = readRecord(first, pool, store);
    const ReadRecord b = readRecord(second, pool, store);
    QCOMPARE(a.values.size(), size_t(2));
    QCOMPARE(b.values.size(), size_t(2));
    QCOMPARE(a.values[0].value, b.values[0].value);
    QCOMPARE(a.values[1].value, b.values[1].value);
}

void TestLinkageParts::aCityIsTheSameInBothAlphabets_data()
{
    QTest::addColumn<QString>("a");
    QTest::addColumn<QString>("b");
    QTest::addColumn<bool>("isSame");
    QTest::newRow("transliterated") << QStringLiteral("Казань") << QStringLiteral("Kazan’") << true;
    QTest::newRow("with its kind") << QStringLiteral("г. Нижний Новгород") << QStringLiteral("Nizhny Novgorod") << true;
    QTest::newRow("English") << QStringLiteral("Москва") << QStringLiteral("MOSCOW") << true;
    QTest::newRow("saint") << QStringLiteral("СПб") << QStringLiteral("Saint Petersburg") << true;
    QTest::newRow("no letters of ours") << QStringLiteral("東京") << QStringLiteral("東京") << true;
    QTest::newRow("other") << QStringLiteral("Казань") << QStringLiteral("Рязань") << false;
    QTest::newRow("numbered") << QStringLiteral("Арзамас-16") << QStringLiteral("Арзамас-75") << false;
}

void TestLinkageParts::aCityIsTheSameInBothAlphabets()
{
    QFETCH(QString, a);
    QFETCH(QString, b);
    ValuePool pool;
    RecordStore store;
    LinkRecord first;
    first.cities = {a};
    LinkRecord second;
    second.cities = {b};
    const ReadRecord one = readRecord(first, pool, store);
    const ReadRecord other = readRecord(second, pool, store);
    QCOMPARE(one.values.size(), size_t(1));
    QCOMPARE(other.values.size(), size_t(1));
    QTEST(one.values[0].value == other.values[0].value, "isSame");
}

void TestLinkageParts::whatASampleDoesNotShowIsNoRarerThanItCanTell()
{
    Levels different;
    different.fill(missingLevel);
    different[0] = static_cast<quint8>(NameLevel::Different);
    const auto usual = Weights::usual().u;
    const auto many = levelChances({{different, 100'000}}, usual);
    QVERIFY(many[0][static_cast<size_t>(NameLevel::Spelling)] > 4e-6);
    const auto few = levelChances({{different, 10}}, usual);
    QVERIFY2(few[0][static_cast<size_t>(NameLevel::Spelling)] < 1e-3, "ten pairs tell nothing of what is rare");
    QCOMPARE(many[1], usual[1]);
}

QTEST_APPLESS_MAIN(TestLinkageParts)
#include "tst_linkageparts.moc"
