#include "models/uuid7.h"
#include "server/channels/storechannels.h"
#include "server/store/secretbox.h"
#include "server/store/secrets.h"
#include "server/store/sourcestore.h"
#include "server/store/workspacestore.h"
#include "storage/database/database.h"
#include "tests/server/support/testserver.h"

#include <QSet>
#include <QTest>

using namespace otklik;
using namespace otklik::server;

namespace {

const QString name = QStringLiteral("access_token");
const QString token = QString::fromUtf8("gh0st-токен-🔑");

SecretBox boxOf(std::initializer_list<char> keys)
{
    QList<QByteArray> all;
    for (const char key : keys)
        all.append(QByteArray(SecretBox::keySize, key));
    return SecretBox(all);
}

struct Raw final
{
    QString value;
    QString keyId;
    friend bool operator==(const Raw &, const Raw &) = default;
};

/// What stands in the table.
QMap<QString, Raw> rawRows(Store &store)
{
    QMap<QString, Raw> all;
    const auto read = store.read([&](Rows &rows) -> Result<void> {
        auto query = rows.database().query("SELECT source_id, name, value, key_id FROM source_secret");
        while (query.next())
            all.insert(query.value<QString>(0) + u' ' + query.value<QString>(1), {query.value<QString>(2), query.value<QString>(3)});
        return {};
    });
    if (!read)
        qFatal("not read");
    return all;
}

/// As a version before sealing left it.
void putInTheClear(Store &store, const SourceId &id, const QString &value)
{
    QVERIFY(store.write([&](Rows &rows) -> Result<void> {
        rows.database().run("INSERT INTO source_secret(source_id, name, value) VALUES(?, ?, ?)", id, name, value);
        return {};
    }));
}

Result<qint64> seal(Store &store, const SecretBox &box)
{
    return store.write([&](Rows &rows) -> Result<qint64> { return Secrets(rows).sealAll(box); });
}

Result<QString> secretOf(Store &store, const SourceId &id)
{
    return store.read([&](Rows &rows) -> Result<QString> { return Secrets(rows).value(id.value, name); });
}

Result<void> keep(Store &store, const SourceId &id, const QString &value)
{
    return store.write([&](Rows &rows) -> Result<void> {
        Secrets(rows).set(id.value, name, value);
        return {};
    });
}

/// A database that no server has sealed anything in yet.
struct Bare final
{
    TestDatabase database;
    TestClock clock;
    std::unique_ptr<Store> store = std::move(*Store::open(database.place(), clock));
    SourceId one{QStringLiteral("source-1")};
    SourceId two{QStringLiteral("source-2")};
};

} // namespace

/// Tokens and passwords are of no use to who has the database without the key.
class TestSecrets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsSealedOpensAgain_data();
    void whatIsSealedOpensAgain();
    void noTwoSealsAreTheSame();
    void nothingOpensButWhatWasSealed();
    void anotherKeyOrOwnerOpensNothing();
    void nothingIsStoredInTheClear();
    void whatOlderVersionsLeftIsSealed();
    void anotherKeyIsRefusedAndChangesNothing();
    void withoutAKeyNothingIsKeptOrShown();
    void aNewKeyTakesOverFromTheOld();
    void aServerWithTheOldKeySealsNoMore();
    void aSecretDoesNotMoveToAnotherSource();
    void oneDamagedSecretIsToldAtTheStart();
    void whatNoKeyOpensCanBeLetGo();
    void anAttemptToSignInIsSealedToo();
    void aCopyWithoutSecretsMayHaveAnotherKey();
};

void TestSecrets::whatIsSealedOpensAgain_data()
{
    QTest::addColumn<QString>("plain");
    QTest::newRow("nothing") << QString();
    QTest::newRow("one character") << QStringLiteral("x");
    QTest::newRow("in any script") << token;
    QTest::newRow("a block of the cipher") << QString(16, u'a');
    QTest::newRow("long") << QString(100'000, u'z');
}

void TestSecrets::whatIsSealedOpensAgain()
{
    QFETCH(QString, plain);
    const SecretBox box = boxOf({'a'});
    const auto opened = box.open(box.keyId(), box.seal(plain, "owner"), "owner");
    QVERIFY(opened);
    QCOMPARE(*opened, plain);
}

void TestSecrets::noTwoSealsAreTheSame()
{
    const SecretBox box = boxOf({'a'});
    QSet<QString> seals;
    QSet<QByteArray> nonces;
    for (int i = 0; i < 1000; ++i) {
        const QString sealed = box.seal(token, "owner");
        seals.insert(sealed);
        nonces.insert(QByteArray::fromBase64(sealed.toLatin1()).first(12));
    }
    QCOMPARE(seals.size(), 1000);
    QCOMPARE(nonces.size(), 1000);
}

void TestSecrets::nothingOpensButWhatWasSealed()
{
    const SecretBox box = boxOf({'a'});
    const QByteArray sealed = QByteArray::fromBase64(box.seal(token, "owner").toLatin1());
    for (qsizetype bit = 0; bit < sealed.size() * 8; ++bit) {
        QByteArray other = sealed;
        other[bit / 8] = static_cast<char>(other[bit / 8] ^ (1 << (bit % 8)));
        QVERIFY(!box.open(box.keyId(), QString::fromLatin1(other.toBase64()), "owner"));
    }
    for (qsizetype length = 0; length < sealed.size(); ++length)
        QVERIFY(!box.open(box.keyId(), QString::fromLatin1(sealed.first(length).toBase64()), "owner"));
    QVERIFY(!box.open(box.keyId(), QStringLiteral("no base64!"), "owner"));
    QVERIFY(!box.open(box.keyId(), token, "owner"));
}

void TestSecrets::anotherKeyOrOwnerOpensNothing()
{
    const SecretBox box = boxOf({'a'});
    const SecretBox other = boxOf({'b'});
    const QString sealed = box.seal(token, "owner");
    QVERIFY(!box.open(box.keyId(), sealed, "other owner"));
    QVERIFY(!other.open(box.keyId(), sealed, "owner"));
    QVERIFY(!other.open(other.keyId(), sealed, "owner"));
    QVERIFY(box.keyId() != other.keyId());
    QVERIFY(!SecretBox().open(box.keyId(), sealed, "owner"));
    QCOMPARE(boxOf({'b', 'a'}).open(box.keyId(), sealed, "owner"), token);
}

void TestSecrets::nothingIsStoredInTheClear()
{
    TestServer server;
    QVERIFY(keep(*server.store, server.source.id, token));
    QCOMPARE(secretOf(*server.store, server.source.id), token);
    const auto rows = rawRows(*server.store);
    QCOMPARE(rows.size(), 1);
    QVERIFY(!rows.first().value.contains(token));
    QVERIFY(!QByteArray::fromBase64(rows.first().value.toLatin1()).contains(token.toUtf8()));
    // The same again looks another way: who sees two copies does not learn that they are the same.
    QVERIFY(keep(*server.store, server.source.id, token));
    QVERIFY(rawRows(*server.store).first().value != rows.first().value);
}

void TestSecrets::whatOlderVersionsLeftIsSealed()
{
    Bare bare;
    putInTheClear(*bare.store, bare.one, token);
    putInTheClear(*bare.store, bare.two, QStringLiteral("another"));
    QCOMPARE(seal(*bare.store, boxOf({'a'})), 2);
    bare.store->setSecretBox(boxOf({'a'}));
    QCOMPARE(secretOf(*bare.store, bare.one), token);
    QCOMPARE(secretOf(*bare.store, bare.two), QStringLiteral("another"));
    const auto rows = rawRows(*bare.store);
    for (const Raw &row : rows)
        QVERIFY(row.keyId == boxOf({'a'}).keyId() && row.value != token && row.value != QStringLiteral("another"));
    QCOMPARE(seal(*bare.store, boxOf({'a'})), 0);
    QCOMPARE(rawRows(*bare.store), rows);
}

void TestSecrets::anotherKeyIsRefusedAndChangesNothing()
{
    Bare bare;
    QVERIFY(seal(*bare.store, boxOf({'a'})));
    bare.store->setSecretBox(boxOf({'a'}));
    QVERIFY(keep(*bare.store, bare.one, token));
    putInTheClear(*bare.store, bare.two, QStringLiteral("another"));
    const auto before = rawRows(*bare.store);
    const auto sealed = seal(*bare.store, boxOf({'b'}));
    QVERIFY(!sealed);
    QCOMPARE(sealed.error().code, QStringLiteral("key_wrong"));
    QCOMPARE(rawRows(*bare.store), before);
    bare.store->setSecretBox(boxOf({'b'}));
    QCOMPARE(secretOf(*bare.store, bare.one).error().code, QStringLiteral("key_wrong"));
    QCOMPARE(keep(*bare.store, bare.one, token).error().code, QStringLiteral("key_wrong"));
    QCOMPARE(rawRows(*bare.store), before);
}

void TestSecrets::withoutAKeyNothingIsKeptOrShown()
{
    Bare bare;
    QCOMPARE(keep(*bare.store, bare.one, token).error().code, QStringLiteral("key_missing"));
    QVERIFY(rawRows(*bare.store).isEmpty());
    QVERIFY(seal(*bare.store, boxOf({'a'})));
    bare.store->setSecretBox(boxOf({'a'}));
    QVERIFY(keep(*bare.store, bare.one, token));
    bare.store->setSecretBox(SecretBox());
    QCOMPARE(secretOf(*bare.store, bare.one).error().code, QStringLiteral("key_missing"));
}

void TestSecrets::aNewKeyTakesOverFromTheOld()
{
    Bare bare;
    QVERIFY(seal(*bare.store, boxOf({'a'})));
    bare.store->setSecretBox(boxOf({'a'}));
    QVERIFY(keep(*bare.store, bare.one, token));
    QCOMPARE(seal(*bare.store, boxOf({'b', 'a'})), 0);
    bare.store->setSecretBox(boxOf({'b'})); // the old one is not needed any more
    QCOMPARE(secretOf(*bare.store, bare.one), token);
    // A backup of before opens as long as the old key is kept.
    QVERIFY(seal(*bare.store, boxOf({'c', 'b'})));
    QCOMPARE(rawRows(*bare.store).first().keyId, boxOf({'c'}).keyId());
}

void TestSecrets::aServerWithTheOldKeySealsNoMore()
{
    Bare bare;
    QVERIFY(seal(*bare.store, boxOf({'a'})));
    bare.store->setSecretBox(boxOf({'a'}));
    QVERIFY(seal(*bare.store, boxOf({'b', 'a'}))); // by another process
    QCOMPARE(keep(*bare.store, bare.one, token).error().code, QStringLiteral("key_wrong"));
    QVERIFY(rawRows(*bare.store).isEmpty());
}

void TestSecrets::aSecretDoesNotMoveToAnotherSource()
{
    Bare bare;
    QVERIFY(seal(*bare.store, boxOf({'a'})));
    bare.store->setSecretBox(boxOf({'a'}));
    QVERIFY(keep(*bare.store, bare.one, token));
    QVERIFY(bare.store->write([&](Rows &rows) -> Result<void> {
        rows.database().run("UPDATE source_secret SET source_id=?", bare.two);
        return {};
    }));
    QCOMPARE(secretOf(*bare.store, bare.two).error().code, QStringLiteral("secret_damaged"));
}

void TestSecrets::oneDamagedSecretIsToldAtTheStart()
{
    Bare bare;
    QVERIFY(seal(*bare.store, boxOf({'a'})));
    bare.store->setSecretBox(boxOf({'a'}));
    QVERIFY(keep(*bare.store, bare.one, token));
    QVERIFY(keep(*bare.store, bare.two, token));
    QVERIFY(bare.store->write([&](Rows &rows) -> Result<void> {
        rows.database().run("UPDATE source_secret SET value='AAAA' WHERE source_id=?", bare.two);
        return {};
    }));
    const auto sealed = seal(*bare.store, boxOf({'a'}));
    QVERIFY(!sealed);
    QCOMPARE(sealed.error().code, QStringLiteral("secret_damaged"));
    QCOMPARE(sealed.error().detail, bare.two.value);
}

void TestSecrets::whatNoKeyOpensCanBeLetGo()
{
    Bare bare;
    QVERIFY(seal(*bare.store, boxOf({'a'})));
    bare.store->setSecretBox(boxOf({'a'}));
    QVERIFY(keep(*bare.store, bare.one, token));
    putInTheClear(*bare.store, bare.two, QStringLiteral("another"));
    const auto forgotten = bare.store->write(
        [&](Rows &rows) -> Result<QList<QString>> { return Secrets(rows).forgetUnreadable(boxOf({'b'})); });
    QCOMPARE(forgotten, QList<QString>{bare.one.value});
    bare.store->setSecretBox(boxOf({'b'}));
    QCOMPARE(secretOf(*bare.store, bare.one), QString());
    QCOMPARE(secretOf(*bare.store, bare.two), QStringLiteral("another"));
    QVERIFY(keep(*bare.store, bare.one, token));
}

void TestSecrets::anAttemptToSignInIsSealedToo()
{
    TestServer server;
    StoreChannels channels(*server.store);
    const ConnectionAttempt attempt{QUrl(QStringLiteral("https://social.example")), QStringLiteral("https://desk.example/callback"),
                                    QStringLiteral("app"), QStringLiteral("the secret of the app"), QStringLiteral("the verifier"), {}};
    QVERIFY(channels.keepAttempt(QStringLiteral("state"), attempt));
    const auto everything = server.store->read([](Rows &rows) -> Result<QString> {
        auto query = rows.database().query("SELECT client_secret, verifier FROM connection_attempt");
        return query.next() ? query.value<QString>(0) + query.value<QString>(1) : QStringLiteral("none");
    });
    QCOMPARE(everything, QString());
    const auto taken = channels.takeAttempt(QStringLiteral("state"));
    QVERIFY(taken);
    QCOMPARE(taken->clientSecret, attempt.clientSecret);
    QCOMPARE(taken->verifier, attempt.verifier);
    QVERIFY(rawRows(*server.store).isEmpty());
    // One that nobody came back for goes with the next.
    QVERIFY(channels.keepAttempt(QStringLiteral("left"), attempt));
    server.clock.advance(std::chrono::minutes(11));
    QVERIFY(channels.keepAttempt(QStringLiteral("next"), attempt));
    QCOMPARE(rawRows(*server.store).size(), 2);
}

void TestSecrets::aCopyWithoutSecretsMayHaveAnotherKey()
{
    TestServer server;
    const QString without = server.folder.filePath(QStringLiteral("without.db"));
    QVERIFY(server.store->backup(without));
    QVERIFY(seal(**Store::open(without, server.clock), boxOf({'b'})));
    QVERIFY(keep(*server.store, server.source.id, token));
    const QString with = server.folder.filePath(QStringLiteral("with.db"));
    QVERIFY(server.store->backup(with));
    QCOMPARE(seal(**Store::open(with, server.clock), boxOf({'b'})).error().code, QStringLiteral("key_wrong"));
}

QTEST_GUILESS_MAIN(TestSecrets)
#include "tst_secrets.moc"
