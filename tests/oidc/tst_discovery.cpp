#include "oidc/discovery.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace otklik;
using namespace otklik::oidc;
using namespace Qt::StringLiterals;

namespace {

const QString issuer = u"https://login.example/team"_s;

QJsonObject goodDocument()
{
    return {{u"issuer"_s, issuer},
            {u"authorization_endpoint"_s, u"https://login.example/auth?tenant=1"_s},
            {u"token_endpoint"_s, u"https://login.example/token"_s},
            {u"jwks_uri"_s, u"https://keys.example/jwks"_s},
            {u"revocation_endpoint"_s, u"https://login.example/revoke"_s},
            {u"response_types_supported"_s, QJsonArray{u"code"_s, u"code id_token"_s}},
            {u"code_challenge_methods_supported"_s, QJsonArray{u"plain"_s, u"S256"_s}},
            {u"id_token_signing_alg_values_supported"_s, QJsonArray{u"RS256"_s, u"HS256"_s}},
            {u"scopes_supported"_s, QJsonArray{u"openid"_s, u"offline_access"_s}},
            {u"authorization_response_iss_parameter_supported"_s, true}};
}

QByteArray with(const QString &name, const QJsonValue &value)
{
    QJsonObject document = goodDocument();
    value.isUndefined() ? void(document.remove(name)) : void(document.insert(name, value));
    return QJsonDocument(document).toJson();
}

const QJsonValue nothing(QJsonValue::Undefined);

} // namespace

class TestDiscovery final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatAnIssuerSays();
    void whatIsNotSaidIsNotHeldAgainstIt();
    void refusesABadDocument_data();
    void refusesABadDocument();
    void theDocumentStandsUnderTheIssuer_data();
    void theDocumentStandsUnderTheIssuer();
};

void TestDiscovery::readsWhatAnIssuerSays()
{
    const auto found = Discovery::parse(with(u"x"_s, 1), issuer);
    QVERIFY(found);
    QCOMPARE(found->authorizationEndpoint, QUrl(u"https://login.example/auth?tenant=1"_s));
    QCOMPARE(found->keys, QUrl(u"https://keys.example/jwks"_s));
    QCOMPARE(found->scopes, (QStringList{u"openid"_s, u"offline_access"_s}));
    QVERIFY(found->namesItself);
}

void TestDiscovery::whatIsNotSaidIsNotHeldAgainstIt()
{
    QJsonObject document = goodDocument();
    for (const QString &name : {u"revocation_endpoint"_s, u"code_challenge_methods_supported"_s, u"scopes_supported"_s,
                                u"authorization_response_iss_parameter_supported"_s})
        document.remove(name);
    const auto found = Discovery::parse(QJsonDocument(document).toJson(), issuer);
    QVERIFY(found);
    QVERIFY(found->revocationEndpoint.isEmpty());
    QVERIFY(!found->namesItself);
}

void TestDiscovery::refusesABadDocument_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const QByteArray &json, const char16_t *code) {
        QTest::newRow(name) << json << QString::fromUtf16(code);
    };
    row("nothing", {}, u"issuer_malformed");
    row("a page of a proxy", "<html></html>", u"issuer_malformed");
    row("too large", with(u"x"_s, QString(140'000, u'x')), u"issuer_malformed");
    row("token endpoint twice",
        "{\"token_endpoint\":\"https://evil.example\"," + QJsonDocument(goodDocument()).toJson().trimmed().mid(1),
        u"issuer_malformed");
    row("another issuer", with(u"issuer"_s, u"https://evil.example"_s), u"issuer_other");
    row("the issuer with a slash more", with(u"issuer"_s, QString(issuer + u'/')), u"issuer_other");
    row("no issuer", with(u"issuer"_s, nothing), u"issuer_other");
    row("no token endpoint", with(u"token_endpoint"_s, nothing), u"issuer_malformed");
    row("no keys", with(u"jwks_uri"_s, nothing), u"issuer_malformed");
    row("token endpoint over http", with(u"token_endpoint"_s, u"http://login.example/token"_s), u"issuer_insecure");
    row("keys over http", with(u"jwks_uri"_s, u"http://login.example/jwks"_s), u"issuer_insecure");
    row("keys from a file", with(u"jwks_uri"_s, u"file:///etc/passwd"_s), u"issuer_insecure");
    row("a page that would run", with(u"authorization_endpoint"_s, u"javascript:alert(1)"_s), u"issuer_insecure");
    row("a name in the address", with(u"token_endpoint"_s, u"https://me:pw@login.example/token"_s), u"issuer_insecure");
    row("revocation over http", with(u"revocation_endpoint"_s, u"http://login.example/revoke"_s), u"issuer_insecure");
    row("no code flow", with(u"response_types_supported"_s, QJsonArray{u"id_token"_s}), u"issuer_unsuitable");
    row("only plain challenges", with(u"code_challenge_methods_supported"_s, QJsonArray{u"plain"_s}),
        u"issuer_unsuitable");
    row("only shared secrets", with(u"id_token_signing_alg_values_supported"_s, QJsonArray{u"HS256"_s, u"none"_s}),
        u"issuer_unsuitable");
}

void TestDiscovery::refusesABadDocument()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, code);
    const auto found = Discovery::parse(json, issuer);
    QVERIFY(!found);
    QCOMPARE(found.error().code, code);
}

void TestDiscovery::theDocumentStandsUnderTheIssuer_data()
{
    QTest::addColumn<QString>("of");
    QTest::addColumn<QString>("address");
    QTest::newRow("a host") << u"https://login.example"_s
                            << u"https://login.example/.well-known/openid-configuration"_s;
    QTest::newRow("a host with a slash") << u"https://login.example/"_s
                                         << u"https://login.example/.well-known/openid-configuration"_s;
    QTest::newRow("a tenant") << u"https://login.example/t/1"_s
                              << u"https://login.example/t/1/.well-known/openid-configuration"_s;
    QTest::newRow("this computer") << u"http://127.0.0.1:18010"_s
                                   << u"http://127.0.0.1:18010/.well-known/openid-configuration"_s;
    QTest::newRow("plain http elsewhere") << u"http://login.example"_s << QString();
    QTest::newRow("a name that only begins like this computer") << u"http://localhost.evil.example"_s << QString();
    QTest::newRow("another scheme") << u"ftp://login.example"_s << QString();
    QTest::newRow("with a query") << u"https://login.example?x=1"_s << QString();
    QTest::newRow("with a fragment") << u"https://login.example#x"_s << QString();
    QTest::newRow("no address") << u"login.example"_s << QString();
}

void TestDiscovery::theDocumentStandsUnderTheIssuer()
{
    QFETCH(QString, of);
    QFETCH(QString, address);
    QCOMPARE(Discovery::addressOf(of), QUrl(address));
}

QTEST_APPLESS_MAIN(TestDiscovery)
#include "tst_discovery.moc"
