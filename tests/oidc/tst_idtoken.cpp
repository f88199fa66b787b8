#include "oidc/base64url.h"
#include "oidc/idtoken.h"
#include "tests/oidc/signingkey.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMessageAuthenticationCode>
#include <QTest>

using namespace otklik;
using namespace otklik::oidc;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 now = 1'800'000'000;

QJsonObject goodClaims()
{
    return {{u"iss"_s, u"https://login.example"_s},
            {u"sub"_s, u"person-1"_s},
            {u"aud"_s, u"otklik"_s},
            {u"nonce"_s, u"the nonce"_s},
            {u"iat"_s, now - 5},
            {u"exp"_s, now + 300},
            {u"name"_s, u"Анна"_s},
            {u"groups"_s, QJsonArray{u"leads"_s, u"agents"_s}}};
}

QJsonObject with(const QString &name, const QJsonValue &value)
{
    QJsonObject claims = goodClaims();
    value.isUndefined() ? void(claims.remove(name)) : void(claims.insert(name, value));
    return claims;
}

const QJsonValue nothing(QJsonValue::Undefined);

Expected expectation()
{
    Expected expected;
    expected.issuer = u"https://login.example"_s;
    expected.audiences = {u"otklik"_s};
    expected.nonce = u"the nonce"_s;
    expected.accessToken = "access";
    expected.now = TimePoint(std::chrono::seconds(now));
    return expected;
}

QByteArray json(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/// The issuer's keys: one of each kind.
struct Issuer final
{
    SigningKey rs{Algorithm::RS256, u"rs"_s};
    SigningKey ps{Algorithm::PS256, u"ps"_s};
    SigningKey es{Algorithm::ES256, u"es"_s};
    SigningKey ed{Algorithm::EdDSA, u"ed"_s};
    KeySet keys = *KeySet::parse(keySetJson({rs.jwk(), ps.jwk(), es.jwk(), ed.jwk()}));
};

const Issuer &issuer()
{
    static const Issuer made;
    return made;
}

/// Signed with a shared secret, as HS256 is.
QByteArray symmetric(const QByteArray &secret, const QJsonObject &header)
{
    const QByteArray text = toBase64Url(json(header)) + '.' + toBase64Url(json(goodClaims()));
    return text + '.' + toBase64Url(QMessageAuthenticationCode::hash(text, secret, QCryptographicHash::Sha256));
}

} // namespace

/// What a token must be to let somebody in. Every row of a _data function is a
/// promise: a token that is wrong in this one way is refused, and for this reason.
class TestIdToken final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aGoodTokenIsBelieved_data();
    void aGoodTokenIsBelieved();
    void aForgedOneIsRefused_data();
    void aForgedOneIsRefused();
    void aClaimThatIsWrongIsRefused_data();
    void aClaimThatIsWrongIsRefused();
    void aBrokenOneIsRefused_data();
    void aBrokenOneIsRefused();
    void anExpectationThatIsNotMetRefuses_data();
    void anExpectationThatIsNotMetRefuses();
    void whatIsWithinTheLeewayIsGood_data();
    void whatIsWithinTheLeewayIsGood();
    void everyFlippedBitBreaksTheSignature();
    void everyShorterTokenIsRefused();
    void twoTokensHaveTwoDigests();
};

void TestIdToken::aGoodTokenIsBelieved_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::newRow("RS256") << issuer().rs.token(goodClaims());
    QTest::newRow("PS256") << issuer().ps.token(goodClaims());
    QTest::newRow("ES256") << issuer().es.token(goodClaims());
    QTest::newRow("EdDSA") << issuer().ed.token(goodClaims());
    QTest::newRow("typ JWT") << issuer().rs.token(goodClaims(), {{u"typ"_s, u"JWT"_s}});
    QTest::newRow("no kid, and one key for the algorithm")
        << issuer().es.token(goodClaims(), {{u"kid"_s, QJsonValue::Null}});
    QTest::newRow("audience in a list") << issuer().rs.token(with(u"aud"_s, QJsonArray{u"otklik"_s}));
    QTest::newRow("two audiences, and we are the party") << issuer().rs.token([] {
        auto c = with(u"aud"_s, QJsonArray{u"otklik"_s, u"api"_s});
        c.insert(u"azp"_s, u"otklik"_s);
        return c;
    }());
    QTest::newRow("times with a fraction") << issuer().rs.token(with(u"exp"_s, now + 0.5));
    const QByteArray half = QCryptographicHash::hash("access", QCryptographicHash::Sha256).left(16);
    QTest::newRow("the hash of the access token")
        << issuer().rs.token(with(u"at_hash"_s, QString::fromLatin1(toBase64Url(half))));
}

void TestIdToken::aGoodTokenIsBelieved()
{
    QFETCH(QByteArray, token);
    const auto id = verifyIdToken(token, issuer().keys, expectation());
    QVERIFY2(id, id ? "" : qPrintable(id.error().code + u' ' + id.error().detail));
    QCOMPARE(id->subject, u"person-1"_s);
    QCOMPARE(id->name, u"Анна"_s);
    QCOMPARE(id->texts(u"groups"_s), (QStringList{u"leads"_s, u"agents"_s}));
    QCOMPARE(id->digest.size(), 32);
}

void TestIdToken::aForgedOneIsRefused_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<QString>("code");
    const SigningKey stranger(Algorithm::RS256, u"rs"_s);
    const SigningKey other(Algorithm::ES256, u"elsewhere"_s);
    const QByteArray payload = toBase64Url(json(goodClaims()));
    const auto unsignedToken = [&](const QString &algorithm, const QByteArray &signature) {
        return toBase64Url(json({{u"alg"_s, algorithm}, {u"kid"_s, u"rs"_s}})) + '.' + payload + '.' + signature;
    };
    const QByteArray modulus =
        QByteArray::fromBase64(issuer().rs.jwk().value(u"n"_s).toString().toLatin1(), QByteArray::Base64UrlEncoding);
    const QJsonObject hs{{u"alg"_s, u"HS256"_s}, {u"kid"_s, u"rs"_s}};

    QTest::newRow("alg none, without a signature") << unsignedToken(u"none"_s, {}) << u"id_token_algorithm"_s;
    QTest::newRow("alg none, with some signature") << unsignedToken(u"none"_s, "AAAA") << u"id_token_algorithm"_s;
    QTest::newRow("alg None, in capitals") << unsignedToken(u"NoNe"_s, "AAAA") << u"id_token_algorithm"_s;
    QTest::newRow("alg empty") << unsignedToken({}, "AAAA") << u"id_token_algorithm"_s;
    QTest::newRow("alg missing") << issuer().rs.token(goodClaims(), {{u"alg"_s, QJsonValue::Null}})
                                 << u"id_token_algorithm"_s;
    QTest::newRow("alg as a number") << issuer().rs.token(goodClaims(), {{u"alg"_s, 256}}) << u"id_token_algorithm"_s;
    QTest::newRow("alg unknown") << issuer().rs.token(goodClaims(), {{u"alg"_s, u"RS999"_s}})
                                 << u"id_token_algorithm"_s;
    QTest::newRow("HS256 with the public key as PEM") << symmetric(issuer().rs.pem(), hs) << u"id_token_algorithm"_s;
    QTest::newRow("HS256 with the modulus") << symmetric(modulus, hs) << u"id_token_algorithm"_s;
    QTest::newRow("HS256 with the JWK") << symmetric(json(issuer().rs.jwk()), hs) << u"id_token_algorithm"_s;
    QTest::newRow("HS256 with the client id") << symmetric("otklik", hs) << u"id_token_algorithm"_s;
    QTest::newRow("HS256's signature under RS256")
        << symmetric(issuer().rs.pem(), {{u"alg"_s, u"RS256"_s}, {u"kid"_s, u"rs"_s}}) << u"id_token_signature"_s;
    QTest::newRow("a stranger's key under our kid") << stranger.token(goodClaims()) << u"id_token_signature"_s;
    QTest::newRow("kid unknown") << other.token(goodClaims()) << u"id_token_key_unknown"_s;
    QTest::newRow("kid empty, of a stranger")
        << stranger.token(goodClaims(), {{u"kid"_s, QString()}}) << u"id_token_signature"_s;
    QTest::newRow("kid as a number") << issuer().rs.token(goodClaims(), {{u"kid"_s, 1}}) << u"id_token_malformed"_s;
    QTest::newRow("the stranger's key comes along in the header")
        << stranger.token(goodClaims(), {{u"jwk"_s, stranger.jwk()}}) << u"id_token_signature"_s;
    QTest::newRow("the header says where to fetch the key")
        << stranger.token(goodClaims(), {{u"jku"_s, u"https://evil.example/keys"_s}}) << u"id_token_signature"_s;
    QTest::newRow("RS256 by a key for PS256")
        << issuer().ps.token(goodClaims(), {{u"alg"_s, u"RS256"_s}}) << u"id_token_algorithm"_s;
    QTest::newRow("PS256 by a key for RS256")
        << issuer().rs.token(goodClaims(), {{u"alg"_s, u"PS256"_s}}) << u"id_token_algorithm"_s;
    QTest::newRow("ES256 by an RSA key") << issuer().rs.token(goodClaims(), {{u"alg"_s, u"ES256"_s}})
                                         << u"id_token_algorithm"_s;
    QTest::newRow("another key's kid") << issuer().es.token(goodClaims(), {{u"kid"_s, u"ed"_s}})
                                       << u"id_token_algorithm"_s;
    QTest::newRow("ES256 with r and s zero") << toBase64Url(json({{u"alg"_s, u"ES256"_s}, {u"kid"_s, u"es"_s}})) + '.'
                                                    + payload + '.' + toBase64Url(QByteArray(64, '\0'))
                                             << u"id_token_signature"_s;
    QTest::newRow("ES256 with half a signature") << toBase64Url(json({{u"alg"_s, u"ES256"_s}, {u"kid"_s, u"es"_s}}))
                                                        + '.' + payload + '.' + toBase64Url(QByteArray(32, 'x'))
                                                 << u"id_token_signature"_s;
    QTest::newRow("the claims of another token") << [&] {
        const QList<QByteArray> one = issuer().rs.token(goodClaims()).split('.');
        const QList<QByteArray> two = issuer().rs.token(with(u"sub"_s, u"boss"_s)).split('.');
        return one.at(0) + '.' + two.at(1) + '.' + one.at(2);
    }() << u"id_token_signature"_s;
    QTest::newRow("demands what is not known here")
        << issuer().rs.token(goodClaims(), {{u"crit"_s, QJsonArray{u"b64"_s}}, {u"b64"_s, false}})
        << u"id_token_critical"_s;
}

void TestIdToken::aForgedOneIsRefused()
{
    QFETCH(QByteArray, token);
    QFETCH(QString, code);
    const auto id = verifyIdToken(token, issuer().keys, expectation());
    QVERIFY(!id);
    QCOMPARE(id.error().code, code);
    QCOMPARE(id.error().kind, Error::Kind::SignIn);
}

void TestIdToken::aClaimThatIsWrongIsRefused_data()
{
    QTest::addColumn<QJsonObject>("claims");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const QJsonObject &claims, const char16_t *code) {
        QTest::newRow(name) << claims << QString::fromUtf16(code);
    };
    row("issuer of somebody else", with(u"iss"_s, u"https://evil.example"_s), u"id_token_issuer");
    row("issuer with a slash more", with(u"iss"_s, u"https://login.example/"_s), u"id_token_issuer");
    row("issuer in capitals", with(u"iss"_s, u"https://LOGIN.example"_s), u"id_token_issuer");
    row("issuer over http", with(u"iss"_s, u"http://login.example"_s), u"id_token_issuer");
    row("issuer as a list", with(u"iss"_s, QJsonArray{u"https://login.example"_s}), u"id_token_issuer");
    row("issuer missing", with(u"iss"_s, nothing), u"id_token_issuer");
    row("audience of somebody else", with(u"aud"_s, u"another"_s), u"id_token_audience");
    row("audience in capitals", with(u"aud"_s, u"Otklik"_s), u"id_token_audience");
    row("audience begins like ours", with(u"aud"_s, u"otklik-2"_s), u"id_token_audience");
    row("audience missing", with(u"aud"_s, nothing), u"id_token_audience");
    row("audience empty", with(u"aud"_s, QString()), u"id_token_audience");
    row("audience an empty list", with(u"aud"_s, QJsonArray()), u"id_token_audience");
    row("audience a list of numbers", with(u"aud"_s, QJsonArray{1, u"otklik"_s}), u"id_token_audience");
    row("audience an object", with(u"aud"_s, QJsonObject{{u"otklik"_s, true}}), u"id_token_audience");
    row("several audiences, and no party named", with(u"aud"_s, QJsonArray{u"otklik"_s, u"api"_s}),
        u"id_token_audience");
    row("made for another party", with(u"azp"_s, u"another"_s), u"id_token_audience");
    row("party as a number", with(u"azp"_s, 7), u"id_token_audience");
    row("far too many audiences",
        with(u"aud"_s,
             [] {
                 QJsonArray many;
                 for (int i = 0; i < 40; ++i)
                     many.append(u"otklik"_s);
                 return many;
             }()),
        u"id_token_audience");
    row("expired", with(u"exp"_s, now - 61), u"id_token_expired");
    row("expired at the edge of the leeway", with(u"exp"_s, now - 60), u"id_token_expired");
    row("expired long ago", with(u"exp"_s, 1), u"id_token_expired");
    row("without an end", with(u"exp"_s, nothing), u"id_token_malformed");
    row("end as a text", with(u"exp"_s, QString::number(now + 300)), u"id_token_malformed");
    row("end before 1970", with(u"exp"_s, -1), u"id_token_malformed");
    row("end beyond all times", with(u"exp"_s, 1e300), u"id_token_malformed");
    row("end as a boolean", with(u"exp"_s, true), u"id_token_malformed");
    row("without a time of issue", with(u"iat"_s, nothing), u"id_token_malformed");
    row("issued in the future", with(u"iat"_s, now + 61), u"id_token_too_early");
    row(
        "issued after its end",
        [] {
            auto c = with(u"iat"_s, now + 50);
            c.insert(u"exp"_s, now + 10);
            return c;
        }(),
        u"id_token_too_early");
    row("not good yet", with(u"nbf"_s, now + 61), u"id_token_too_early");
    row("not before as a text", with(u"nbf"_s, u"soon"_s), u"id_token_malformed");
    row("nonce of another attempt", with(u"nonce"_s, u"another"_s), u"id_token_nonce");
    row("nonce missing", with(u"nonce"_s, nothing), u"id_token_nonce");
    row("nonce empty", with(u"nonce"_s, QString()), u"id_token_nonce");
    row("nonce begins like ours", with(u"nonce"_s, u"the nonce "_s), u"id_token_nonce");
    row("nonce as a list", with(u"nonce"_s, QJsonArray{u"the nonce"_s}), u"id_token_nonce");
    row("subject missing", with(u"sub"_s, nothing), u"id_token_subject");
    row("subject empty", with(u"sub"_s, QString()), u"id_token_subject");
    row("subject as a number", with(u"sub"_s, 1), u"id_token_subject");
    row("subject longer than the standard allows", with(u"sub"_s, QString(256, u'x')), u"id_token_subject");
    row("made for another access token", with(u"at_hash"_s, u"AAAAAAAAAAAAAAAAAAAAAA"_s), u"id_token_access_token");
    row("hash of the access token as a number", with(u"at_hash"_s, 5), u"id_token_access_token");
    row("a logout token",
        with(u"events"_s, QJsonObject{{u"http://schemas.openid.net/event/backchannel-logout"_s, QJsonObject()}}),
        u"id_token_type");
}

void TestIdToken::aClaimThatIsWrongIsRefused()
{
    QFETCH(QJsonObject, claims);
    QFETCH(QString, code);
    const auto id = verifyIdToken(issuer().rs.token(claims), issuer().keys, expectation());
    QVERIFY(!id);
    QCOMPARE(id.error().code, code);
    QCOMPARE(id.error().kind, Error::Kind::SignIn);
}

void TestIdToken::aBrokenOneIsRefused_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const QByteArray &token, const char16_t *code = u"id_token_malformed") {
        QTest::newRow(name) << token << QString::fromUtf16(code);
    };
    const SigningKey &key = issuer().rs;
    const QByteArray good = key.token(goodClaims());
    const QByteArray header = json({{u"alg"_s, u"RS256"_s}, {u"kid"_s, u"rs"_s}});
    const QByteArray claims = json(goodClaims());
    row("nothing", {});
    row("only dots", "..");
    row("two parts", good.left(good.lastIndexOf('.')));
    row("four parts", good + ".AAAA");
    row("five parts, encrypted", "AAAA.AAAA.AAAA.AAAA.AAAA");
    row("no signature", good.left(good.lastIndexOf('.') + 1));
    row("padding", good + '=');
    row("a blank at the end", good + ' ');
    row("a line break in it", QByteArray(good).insert(good.indexOf('.') + 9, '\n'));
    row("the other base64", QByteArray(good).insert(good.lastIndexOf('.') + 1, "++//"));
    row("header that is no JSON", key.tokenOf("alg=RS256", claims));
    row("header that is a list", key.tokenOf("[" + header + "]", claims));
    row("claims that are no JSON", key.tokenOf(header, "sub=boss"));
    row("claims that are a text", key.tokenOf(header, "\"boss\""));
    row("claims in broken UTF-8", key.tokenOf(header, "{\"sub\":\"\xff\xfe\"}"));
    row("something behind the claims", key.tokenOf(header, claims + "{}"));
    row("issuer twice", key.tokenOf(header, "{\"iss\":\"https://evil.example\"," + claims.mid(1)));
    row("audience twice, equal", key.tokenOf(header, "{\"aud\":\"otklik\"," + claims.mid(1)));
    row("a name twice in an object within", key.tokenOf(header, "{\"x\":{\"a\":1,\"a\":2}," + claims.mid(1)));
    row("a name twice, once escaped", key.tokenOf(header, "{\"s\\u0075b\":\"boss\"," + claims.mid(1)));
    row("alg twice", key.tokenOf("{\"alg\":\"none\"," + header.mid(1), claims));
    row("nested ten thousand deep",
        key.tokenOf(header, "{\"x\":" + QByteArray(10'000, '[') + QByteArray(10'000, ']') + ',' + claims.mid(1)));
    row("longer than a token is",
        key.tokenOf(header, claims.chopped(1) + ",\"x\":\"" + QByteArray(70'000, 'x') + "\"}"));
    row("a gigabyte's beginning", QByteArray(2'000'000, 'A'));
    row("an access token", key.token(goodClaims(), {{u"typ"_s, u"at+jwt"_s}}), u"id_token_type");
    row("a proof of possession", key.token(goodClaims(), {{u"typ"_s, u"dpop+jwt"_s}}), u"id_token_type");
    row("a logout token by its typ", key.token(goodClaims(), {{u"typ"_s, u"logout+jwt"_s}}), u"id_token_type");
    row("typ as a list", key.token(goodClaims(), {{u"typ"_s, QJsonArray{u"JWT"_s}}}));
}

void TestIdToken::aBrokenOneIsRefused()
{
    QFETCH(QByteArray, token);
    QFETCH(QString, code);
    const auto id = verifyIdToken(token, issuer().keys, expectation());
    QVERIFY(!id);
    QCOMPARE(id.error().code, code);
}

void TestIdToken::anExpectationThatIsNotMetRefuses_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("code");
    QTest::newRow("a nonce where none is expected") << u"no nonce"_s << u"id_token_nonce"_s;
    QTest::newRow("a refreshed token with the nonce of another sign-in")
        << u"refreshed, other nonce"_s << u"id_token_nonce"_s;
    QTest::newRow("a refreshed token of another person") << u"other subject"_s << u"id_token_subject"_s;
    QTest::newRow("no client id of ours") << u"no audience"_s << u"id_token_audience"_s;
    QTest::newRow("no issuer of ours") << u"no issuer"_s << u"id_token_issuer"_s;
    QTest::newRow("good, but issued too long ago") << u"old"_s << u"id_token_too_old"_s;
    QTest::newRow("no keys") << u"no keys"_s << u"id_token_key_unknown"_s;
}

void TestIdToken::anExpectationThatIsNotMetRefuses()
{
    QFETCH(QString, what);
    QFETCH(QString, code);
    Expected expected = expectation();
    QJsonObject claims = goodClaims();
    KeySet keys = issuer().keys;
    if (what == u"no nonce")
        expected.nonce.clear();
    if (what == u"refreshed, other nonce") {
        expected.mayLackNonce = true;
        claims.insert(u"nonce"_s, u"another"_s);
    }
    if (what == u"other subject")
        expected.subject = u"person-2"_s;
    if (what == u"no audience")
        expected.audiences = {QString()};
    if (what == u"no issuer") {
        expected.issuer.clear();
        claims.insert(u"iss"_s, QString());
    }
    if (what == u"old") {
        expected.longestAge = 10min;
        claims.insert(u"iat"_s, now - 661);
    }
    if (what == u"no keys")
        keys = KeySet();
    const auto id = verifyIdToken(issuer().rs.token(claims), keys, expected);
    QVERIFY(!id);
    QCOMPARE(id.error().code, code);
}

void TestIdToken::whatIsWithinTheLeewayIsGood_data()
{
    QTest::addColumn<QJsonObject>("claims");
    QTest::newRow("just expired") << [] {
        auto c = with(u"iat"_s, now - 300);
        c.insert(u"exp"_s, now - 59);
        return c;
    }();
    QTest::newRow("issued in a moment") << with(u"iat"_s, now + 60);
    QTest::newRow("good in a moment") << with(u"nbf"_s, now + 60);
    QTest::newRow("issued ten minutes and a moment ago") << with(u"iat"_s, now - 660);
}

void TestIdToken::whatIsWithinTheLeewayIsGood()
{
    QFETCH(QJsonObject, claims);
    Expected expected = expectation();
    expected.longestAge = 10min;
    QVERIFY(verifyIdToken(issuer().rs.token(claims), issuer().keys, expected));
}

void TestIdToken::everyFlippedBitBreaksTheSignature()
{
    for (const SigningKey *key : {&issuer().es, &issuer().ed}) {
        const QByteArray good = key->token(goodClaims());
        for (qsizetype i = 0; i < good.size(); ++i) {
            QByteArray bent = good;
            bent[i] = bent.at(i) == 'A' ? 'B' : 'A';
            if (bent != good)
                QVERIFY2(!verifyIdToken(bent, issuer().keys, expectation()), bent.constData());
        }
    }
}

void TestIdToken::everyShorterTokenIsRefused()
{
    const QByteArray good = issuer().rs.token(goodClaims());
    for (qsizetype length = 0; length < good.size(); ++length)
        QVERIFY(!verifyIdToken(good.left(length), issuer().keys, expectation()));
}

void TestIdToken::twoTokensHaveTwoDigests()
{
    // ECDSA signs anew each time: another signature does not make another token.
    const auto first = verifyIdToken(issuer().es.token(goodClaims()), issuer().keys, expectation());
    const auto again = verifyIdToken(issuer().es.token(goodClaims()), issuer().keys, expectation());
    const auto other = verifyIdToken(issuer().es.token(with(u"exp"_s, now + 301)), issuer().keys, expectation());
    QVERIFY(first && again && other);
    QCOMPARE(first->digest, again->digest);
    QVERIFY(first->digest != other->digest);
}

QTEST_APPLESS_MAIN(TestIdToken)
#include "tst_idtoken.moc"
