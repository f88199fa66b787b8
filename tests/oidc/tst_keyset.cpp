#include "oidc/keyset.h"
#include "tests/oidc/signingkey.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace otklik;
using namespace otklik::oidc;
using namespace Qt::StringLiterals;

namespace {

QJsonObject changed(QJsonObject jwk, const QString &name, const QJsonValue &value)
{
    value.isUndefined() ? void(jwk.remove(name)) : void(jwk.insert(name, value));
    return jwk;
}

const QJsonValue nothing(QJsonValue::Undefined);

} // namespace

class TestKeySet final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesWhatCanVerify_data();
    void takesWhatCanVerify();
    void passesOverWhatCannot_data();
    void passesOverWhatCannot();
    void refusesWhatIsNoKeySet_data();
    void refusesWhatIsNoKeySet();
    void aKeyWithoutAlgIsForWhatItsTypeCanDo();
    void withoutAnIdOnlyTheOnlyKeyFits();
    void oneIdMayNameKeysOfSeveralTypes();
};

void TestKeySet::takesWhatCanVerify_data()
{
    QTest::addColumn<QJsonObject>("jwk");
    QTest::newRow("RSA") << SigningKey(Algorithm::RS256).jwk();
    QTest::newRow("P-256") << SigningKey(Algorithm::ES256).jwk();
    QTest::newRow("Ed25519") << SigningKey(Algorithm::EdDSA).jwk();
    QTest::newRow("without use and alg") << changed(changed(SigningKey(Algorithm::RS256).jwk(), u"use"_s, nothing),
                                                    u"alg"_s, nothing);
    QTest::newRow("key_ops verify") << changed(SigningKey(Algorithm::ES256).jwk(), u"key_ops"_s,
                                               QJsonArray{u"verify"_s});
}

void TestKeySet::takesWhatCanVerify()
{
    QFETCH(QJsonObject, jwk);
    const auto set = KeySet::parse(keySetJson({jwk}));
    QVERIFY(set);
    QCOMPARE(set->size(), 1);
    QVERIFY(set->hasId(u"key-1"_s));
}

void TestKeySet::passesOverWhatCannot_data()
{
    QTest::addColumn<QJsonObject>("jwk");
    const QJsonObject rsa = SigningKey(Algorithm::RS256).jwk();
    const QJsonObject curve = SigningKey(Algorithm::ES256).jwk();
    const QJsonObject edwards = SigningKey(Algorithm::EdDSA).jwk();
    QTest::newRow("a shared secret") << QJsonObject{
        {u"kty"_s, u"oct"_s}, {u"k"_s, u"c2VjcmV0"_s}, {u"alg"_s, u"HS256"_s}};
    QTest::newRow("a public key said to be for HS256") << changed(rsa, u"alg"_s, u"HS256"_s);
    QTest::newRow("alg none") << changed(rsa, u"alg"_s, u"none"_s);
    QTest::newRow("alg of another type of key") << changed(rsa, u"alg"_s, u"ES256"_s);
    QTest::newRow("alg as a list") << changed(rsa, u"alg"_s, QJsonArray{u"RS256"_s});
    QTest::newRow("for encryption") << changed(rsa, u"use"_s, u"enc"_s);
    QTest::newRow("only for wrapping") << changed(rsa, u"key_ops"_s, QJsonArray{u"wrapKey"_s});
    QTest::newRow("with its private part") << changed(edwards, u"d"_s, u"AAAA"_s);
    QTest::newRow("RSA of 1024 bits") << SigningKey(Algorithm::RS256, u"weak"_s, 1024).jwk();
    QTest::newRow("RSA of 16384 bits") << changed(rsa, u"n"_s, QString(2731, u'_'));
    QTest::newRow("RSA with exponent one") << changed(rsa, u"e"_s, u"AQ"_s);
    QTest::newRow("RSA with an even exponent") << changed(rsa, u"e"_s, u"Ag"_s);
    QTest::newRow("RSA with an endless exponent") << changed(rsa, u"e"_s, QString(400, u'A'));
    QTest::newRow("RSA without a modulus") << changed(rsa, u"n"_s, nothing);
    QTest::newRow("RSA with a padded modulus") << changed(rsa, u"n"_s, QString(rsa.value(u"n"_s).toString() + u'='));
    QTest::newRow("a point that is not on the curve") << changed(curve, u"y"_s, curve.value(u"x"_s));
    QTest::newRow("a point that is cut off") << changed(curve, u"x"_s, u"AAAA"_s);
    QTest::newRow("another curve") << changed(curve, u"crv"_s, u"secp256k1"_s);
    QTest::newRow("an agreement key") << changed(edwards, u"crv"_s, u"X25519"_s);
    QTest::newRow("Ed25519 cut off") << changed(edwards, u"x"_s, u"AAAA"_s);
    QTest::newRow("an unknown type") << changed(rsa, u"kty"_s, u"LMS"_s);
    QTest::newRow("a number as its id") << changed(rsa, u"kid"_s, 5);
    QTest::newRow("an endless id") << changed(rsa, u"kid"_s, QString(600, u'k'));
    QTest::newRow("nothing in it") << QJsonObject();
}

void TestKeySet::passesOverWhatCannot()
{
    QFETCH(QJsonObject, jwk);
    const SigningKey good(Algorithm::EdDSA, u"good"_s);
    const auto set = KeySet::parse(keySetJson({jwk, good.jwk()}));
    QVERIFY(set);
    QCOMPARE(set->size(), 1);
    QVERIFY(set->hasId(u"good"_s));
}

void TestKeySet::refusesWhatIsNoKeySet_data()
{
    QTest::addColumn<QByteArray>("json");
    const SigningKey key(Algorithm::EdDSA);
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a page of a proxy") << QByteArray("<html>Sign in to the hotel's network</html>");
    QTest::newRow("a list") << QByteArray("[]");
    QTest::newRow("without keys") << QByteArray("{}");
    QTest::newRow("keys that are an object") << QByteArray("{\"keys\":{}}");
    QTest::newRow("keys twice") << QByteArray("{\"keys\":[],\"keys\":[]}");
    QTest::newRow("more keys than anybody has") << keySetJson(QList<QJsonObject>(101, QJsonObject()));
    QTest::newRow("too large") << QByteArray("{\"keys\":[],\"x\":\"" + QByteArray(300'000, 'x') + "\"}");
    QTest::newRow("cut off") << keySetJson({key.jwk()}).chopped(2);
    QTest::newRow("one id for two keys of one kind") << keySetJson({key.jwk(), SigningKey(Algorithm::EdDSA).jwk()});
}

void TestKeySet::refusesWhatIsNoKeySet()
{
    QFETCH(QByteArray, json);
    const auto set = KeySet::parse(json);
    QVERIFY(!set);
    QCOMPARE(set.error().code, u"key_set_malformed"_s);
}

void TestKeySet::aKeyWithoutAlgIsForWhatItsTypeCanDo()
{
    const SigningKey key(Algorithm::PS256);
    const auto set = KeySet::parse(keySetJson({changed(key.jwk(), u"alg"_s, nothing)}));
    QVERIFY(set);
    QVERIFY(set->find(u"key-1"_s, Algorithm::PS256));
    QVERIFY(set->find(u"key-1"_s, Algorithm::RS256));
    QVERIFY(!set->find(u"key-1"_s, Algorithm::ES256));
    QVERIFY(set->find(u"key-1"_s, Algorithm::PS256)->verifies(Algorithm::PS256, "text", key.signature("text")));
    QVERIFY(!set->find(u"key-1"_s, Algorithm::RS256)->verifies(Algorithm::RS256, "text", key.signature("text")));
}

void TestKeySet::withoutAnIdOnlyTheOnlyKeyFits()
{
    const SigningKey one(Algorithm::EdDSA, u"one"_s);
    const SigningKey two(Algorithm::EdDSA, u"two"_s);
    QVERIFY(KeySet::parse(keySetJson({one.jwk()}))->find({}, Algorithm::EdDSA));
    const auto found = KeySet::parse(keySetJson({one.jwk(), two.jwk()}))->find({}, Algorithm::EdDSA);
    QVERIFY(!found);
    QCOMPARE(found.error().code, u"id_token_key_unknown"_s);
}

void TestKeySet::oneIdMayNameKeysOfSeveralTypes()
{
    const SigningKey rsa(Algorithm::RS256, u"2026"_s);
    const SigningKey curve(Algorithm::ES256, u"2026"_s);
    const auto set = KeySet::parse(keySetJson({rsa.jwk(), curve.jwk()}));
    QVERIFY(set);
    QVERIFY(set->find(u"2026"_s, Algorithm::RS256)->verifies(Algorithm::RS256, "text", rsa.signature("text")));
    QVERIFY(set->find(u"2026"_s, Algorithm::ES256)->verifies(Algorithm::ES256, "text", curve.signature("text")));
}

QTEST_APPLESS_MAIN(TestKeySet)
#include "tst_keyset.moc"
