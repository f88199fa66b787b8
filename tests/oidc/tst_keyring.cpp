#include "oidc/keyring.h"
#include "tests/oidc/signingkey.h"

#include <QTest>

using namespace otklik;
using namespace otklik::oidc;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

Jwt signedBy(const SigningKey &key)
{
    return *Jwt::parse(key.token({{u"sub"_s, u"x"_s}}));
}

KeySet setOf(const QList<QJsonObject> &jwks)
{
    return *KeySet::parse(keySetJson(jwks));
}

} // namespace

/// Key rotation, and how often an issuer can be made to answer.
class TestKeyRing final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksAtFirst();
    void asksOnceForAKeyThatIsNotThere();
    void aFloodOfUnknownKeysAsksNoMoreThanThePausePermits();
    void aWithdrawnKeyIsForgottenWithinTheHour();
    void oldKeysServeADayWhileTheIssuerIsAway();
    void aClockPutBackYearsDoesNotSilenceIt();

private:
    const SigningKey m_old{Algorithm::EdDSA, u"old"_s};
    const SigningKey m_new{Algorithm::EdDSA, u"new"_s};
    const TimePoint m_start{1'800'000'000s};
};

void TestKeyRing::asksAtFirst()
{
    KeyRing ring;
    QVERIFY(!ring.keys(m_start));
    QVERIFY(ring.shouldFetch(signedBy(m_old), m_start));
}

void TestKeyRing::asksOnceForAKeyThatIsNotThere()
{
    KeyRing ring;
    ring.asked(m_start);
    ring.take(setOf({m_old.jwk()}), m_start);
    QVERIFY(!ring.shouldFetch(signedBy(m_old), m_start + 1min));
    QVERIFY(ring.shouldFetch(signedBy(m_new), m_start + 1min));
    ring.asked(m_start + 1min);
    ring.take(setOf({m_old.jwk(), m_new.jwk()}), m_start + 1min);
    QVERIFY(!ring.shouldFetch(signedBy(m_new), m_start + 2min));
    QVERIFY(ring.keys(m_start + 2min)->find(u"new"_s, Algorithm::EdDSA));
}

void TestKeyRing::aFloodOfUnknownKeysAsksNoMoreThanThePausePermits()
{
    KeyRing ring;
    ring.asked(m_start);
    ring.take(setOf({m_old.jwk()}), m_start);
    int times = 0;
    for (auto at = m_start; at < m_start + 60s; at += 10ms) {
        if (!ring.shouldFetch(signedBy(m_new), at))
            continue;
        ring.asked(at); // the issuer is away
        ++times;
    }
    QCOMPARE(times, 5);
}

void TestKeyRing::aWithdrawnKeyIsForgottenWithinTheHour()
{
    KeyRing ring;
    ring.asked(m_start);
    ring.take(setOf({m_old.jwk(), m_new.jwk()}), m_start);
    QVERIFY(!ring.shouldFetch(signedBy(m_old), m_start + 59min));
    QVERIFY(ring.shouldFetch(signedBy(m_old), m_start + 60min));
    ring.asked(m_start + 60min);
    ring.take(setOf({m_new.jwk()}), m_start + 60min);
    QCOMPARE(ring.keys(m_start + 60min)->find(u"old"_s, Algorithm::EdDSA).error().code, u"id_token_key_unknown"_s);
}

void TestKeyRing::oldKeysServeADayWhileTheIssuerIsAway()
{
    KeyRing ring;
    ring.asked(m_start);
    ring.take(setOf({m_old.jwk()}), m_start);
    QVERIFY(ring.keys(m_start + 23h));
    QVERIFY(!ring.keys(m_start + 24h));
}

void TestKeyRing::aClockPutBackYearsDoesNotSilenceIt()
{
    KeyRing ring;
    ring.asked(m_start);
    ring.take(setOf({m_old.jwk()}), m_start);
    const TimePoint before = m_start - 10 * 8760h;
    QVERIFY(ring.shouldFetch(signedBy(m_old), before));
    ring.asked(before);
    ring.take(setOf({m_old.jwk()}), before);
    QVERIFY(ring.keys(before + 1min));
}

QTEST_APPLESS_MAIN(TestKeyRing)
#include "tst_keyring.moc"
