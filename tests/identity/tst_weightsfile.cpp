#include "identity/linkage/levelnames.h"
#include "identity/linkage/weightsfile.h"

#include <QJsonDocument>
#include <QSet>
#include <QTest>

using namespace otklik;
using namespace otklik::identity;

namespace {

QJsonObject changed(QJsonObject json, const QString &table, const QString &field, const QString &level,
                    const QJsonValue &value)
{
    QJsonObject fields = json.value(table).toObject();
    QJsonObject levels = fields.value(field).toObject();
    levels.insert(level, value);
    fields.insert(field, levels);
    json.insert(table, fields);
    return json;
}

} // namespace

/// Weights that are kept, and the names by which they are.
class TestWeightsFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyLevelHasANameOfItsOwn();
    void whatIsNoLevelHasNoName();
    void weightsComeBackAsTheyWere();
    void whatIsNoChanceIsRefused_data();
    void whatIsNoChanceIsRefused();
    void anotherVersionIsRefused();
};

void TestWeightsFile::everyLevelHasANameOfItsOwn()
{
    for (int f = 0; f < linkFields; ++f) {
        const auto field = static_cast<LinkField>(f);
        QSet<QString> names;
        for (int level = 0; level < levelCount(field); ++level)
            names.insert(levelName(field, level));
        QCOMPARE(names.size(), levelCount(field));
        QVERIFY(!names.contains(QString()));
    }
    QCOMPARE(levelName(LinkField::Name, 1), QLatin1StringView("diminutive"));
    QCOMPARE(levelName(LinkField::BirthDate, 2), QLatin1StringView("different"));
}

void TestWeightsFile::whatIsNoLevelHasNoName()
{
    QCOMPARE(levelName(LinkField::Phone, 2), QLatin1StringView());
    QCOMPARE(levelName(LinkField::Name, -1), QLatin1StringView());
    QCOMPARE(levelName(LinkField::Handle, 256), QLatin1StringView());
    QCOMPARE(levelName(static_cast<LinkField>(200), 0), QLatin1StringView());
}

void TestWeightsFile::weightsComeBackAsTheyWere()
{
    Weights weights = Weights::usual();
    weights.matchRate = 3.25e-7;
    std::swap(weights.m[0][0], weights.m[0][5]);
    const QByteArray kept = QJsonDocument(identity::toJson(weights)).toJson();
    const Result<Weights> read = weightsFromJson(QJsonDocument::fromJson(kept).object());
    QVERIFY(read.has_value());
    QCOMPARE(read->matchRate, weights.matchRate);
    QVERIFY(read->m == weights.m);
    QVERIFY(read->u == weights.u);
}

void TestWeightsFile::whatIsNoChanceIsRefused_data()
{
    QTest::addColumn<QJsonObject>("json");
    const QJsonObject good = identity::toJson(Weights::usual());
    const auto m = QStringLiteral("m");
    const auto u = QStringLiteral("u");
    const auto phone = QStringLiteral("phone");
    const auto same = QStringLiteral("same");
    QTest::newRow("nothing") << QJsonObject{{QStringLiteral("version"), 2}};
    QTest::newRow("zero") << changed(good, u, phone, same, 0);
    QTest::newRow("negative") << changed(good, u, phone, same, -1e-5);
    QTest::newRow("above one") << changed(good, m, phone, same, 1e300);
    QTest::newRow("a text") << changed(good, m, phone, same, QStringLiteral("0.7"));
    QTest::newRow("does not add up") << changed(good, m, phone, same, 0.1);
    QTest::newRow("a level too many") << changed(good, m, phone, QStringLiteral("spelling"), 1e-9);
    QTest::newRow("a field too many") << changed(good, m, QStringLiteral("shoe"), same, 1);
    QJsonObject sure = good;
    sure.insert(QStringLiteral("match_rate"), 0.9);
    QTest::newRow("a rate of nearly all") << sure;
    QJsonObject halved = good;
    halved.remove(u);
    QTest::newRow("no u") << halved;
}

void TestWeightsFile::whatIsNoChanceIsRefused()
{
    QFETCH(QJsonObject, json);
    const Result<Weights> read = weightsFromJson(json);
    QVERIFY(!read.has_value());
    QCOMPARE(read.error().code, QStringLiteral("bad_weights"));
}

void TestWeightsFile::anotherVersionIsRefused()
{
    QJsonObject json = identity::toJson(Weights::usual());
    json.insert(QStringLiteral("version"), 1);
    QCOMPARE(weightsFromJson(json).error().code, QStringLiteral("other_version"));
}

QTEST_APPLESS_MAIN(TestWeightsFile)
#include "tst_weightsfile.moc"
