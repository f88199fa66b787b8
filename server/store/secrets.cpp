#include "server/store/secrets.h"

#include "server/store/rows.h"
#include "server/store/secretbox.h"
#include "storage/database/database.h"
#include "storage/database/errors.h"

namespace otklik::server {

namespace {

constexpr QLatin1StringView keyName("secrets_key");

/// Sealed with a value: it opens only as what it was, of whom it was.
QByteArray purposeOf(const QString &owner, const QString &name)
{
    return owner.toUtf8() + '\0' + name.toUtf8();
}

[[noreturn]] void refuse(Error::Kind kind, QLatin1StringView code, const QString &detail = {})
{
    throw sql::Refusal({kind, code, detail});
}

} // namespace

QString Secrets::keyId()
{
    auto row = m_rows.database().query("SELECT value FROM setting WHERE name=?");
    row.bind(1, keyName);
    return row.next() ? row.value<QString>(0) : QString();
}

void Secrets::forgetUnusedKey()
{
    m_rows.database().run("DELETE FROM setting WHERE name=? AND NOT EXISTS (SELECT 1 FROM source_secret WHERE key_id<>'')", keyName);
}

void Secrets::setKeyId(const QString &keyId)
{
    m_rows.database().run("INSERT INTO setting(name, value) VALUES(?, ?) ON CONFLICT (name) DO UPDATE SET value=excluded.value",
                          keyName, keyId);
}

QString Secrets::opened(const SecretBox &box, const Row &row) const
{
    if (row.keyId.isEmpty())
        return row.value;
    if (!box.hasKey(row.keyId))
        refuse(Error::Kind::GiveUp, box.isEmpty() ? QLatin1StringView("key_missing") : QLatin1StringView("key_wrong"), row.keyId);
    const auto plain = box.open(row.keyId, row.value, purposeOf(row.owner, row.name));
    if (!plain)
        refuse(Error::Kind::Corruption, QLatin1StringView("secret_damaged"), row.owner);
    return *plain;
}

QString Secrets::value(const QString &owner, const QString &name)
{
    return values(owner).value(name);
}

QHash<QString, QString> Secrets::values(const QString &owner)
{
    auto query = m_rows.database().query("SELECT name, value, key_id FROM source_secret WHERE source_id=?");
    query.with(owner);
    QHash<QString, QString> values;
    while (query.next()) {
        const Row row{owner, query.value<QString>(0), query.value<QString>(1), query.value<QString>(2)};
        values.insert(row.name, opened(m_rows.secretBox(), row));
    }
    return values;
}

void Secrets::set(const QString &owner, const QString &name, const QString &value)
{
    const SecretBox &box = m_rows.secretBox();
    if (box.isEmpty())
        refuse(Error::Kind::GiveUp, QLatin1StringView("key_missing"));
    // Another process may have changed the key meanwhile: what this one seals, nobody else could open.
    if (keyId() != box.keyId())
        refuse(Error::Kind::GiveUp, QLatin1StringView("key_wrong"), keyId());
    write(box, owner, name, value);
}

void Secrets::removeAll(const QString &owner)
{
    m_rows.database().run("DELETE FROM source_secret WHERE source_id=?", owner);
}

void Secrets::write(const SecretBox &box, const QString &owner, const QString &name, const QString &plain)
{
    m_rows.database().run("INSERT INTO source_secret(source_id, name, value, key_id) VALUES(?, ?, ?, ?) "
                          "ON CONFLICT (source_id, name) DO UPDATE SET value=excluded.value, key_id=excluded.key_id",
                          owner, name, box.seal(plain, purposeOf(owner, name)), box.keyId());
}

QList<Secrets::Row> Secrets::all()
{
    auto query = m_rows.database().query("SELECT source_id, name, value, key_id FROM source_secret ORDER BY source_id, name");
    QList<Row> rows;
    while (query.next())
        rows.append({query.value<QString>(0), query.value<QString>(1), query.value<QString>(2), query.value<QString>(3)});
    return rows;
}

qint64 Secrets::sealAll(const SecretBox &box)
{
    if (box.isEmpty())
        refuse(Error::Kind::GiveUp, QLatin1StringView("key_missing"));
    if (const QString used = keyId(); !used.isEmpty() && !box.hasKey(used))
        refuse(Error::Kind::GiveUp, QLatin1StringView("key_wrong"), used);
    qint64 inTheClear = 0;
    const QList<Row> rows = all();
    for (const Row &row : rows) {
        const QString plain = opened(box, row); // also what stays as it is: a damaged one is told at the start
        if (row.keyId == box.keyId())
            continue;
        write(box, row.owner, row.name, plain);
        inTheClear += row.keyId.isEmpty() ? 1 : 0;
    }
    if (keyId() != box.keyId())
        setKeyId(box.keyId());
    return inTheClear;
}

QList<QString> Secrets::forgetUnreadable(const SecretBox &box)
{
    if (box.isEmpty())
        refuse(Error::Kind::GiveUp, QLatin1StringView("key_missing"));
    QList<QString> forgotten;
    const QList<Row> rows = all();
    for (const Row &row : rows) {
        if (row.keyId.isEmpty() || box.open(row.keyId, row.value, purposeOf(row.owner, row.name)))
            continue;
        m_rows.database().run("DELETE FROM source_secret WHERE source_id=? AND name=?", row.owner, row.name);
        if (!forgotten.contains(row.owner))
            forgotten.append(row.owner);
    }
    setKeyId(box.keyId());
    (void)sealAll(box);
    return forgotten;
}

} // namespace otklik::server
