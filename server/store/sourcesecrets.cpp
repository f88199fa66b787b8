#include "server/store/sourcesecrets.h"

#include "server/store/rows.h"
#include "server/store/secretbox.h"
#include "storage/database/database.h"
#include "storage/database/errors.h"

namespace otklik::server {

namespace {

constexpr QLatin1StringView keyName("secrets_key");

/// Sealed with a value: it opens only as what it was, of whom it was.
QByteArray ownerOf(const SourceId &id, const QString &name)
{
    return id.value.toUtf8() + '\0' + name.toUtf8();
}

[[noreturn]] void refuse(Error::Kind kind, QLatin1StringView code, const QString &detail = {})
{
    throw sql::Refusal({kind, code, detail});
}

} // namespace

QString SourceSecrets::keyId()
{
    auto row = m_rows.database().query("SELECT value FROM setting WHERE name=?");
    row.bind(1, keyName);
    return row.next() ? row.value<QString>(0) : QString();
}

void SourceSecrets::forgetUnusedKey()
{
    m_rows.database().run("DELETE FROM setting WHERE name=? AND NOT EXISTS (SELECT 1 FROM source_secret WHERE key_id<>'')", keyName);
}

void SourceSecrets::setKeyId(const QString &keyId)
{
    m_rows.database().run("INSERT INTO setting(name, value) VALUES(?, ?) ON CONFLICT (name) DO UPDATE SET value=excluded.value",
                          keyName, keyId);
}

QString SourceSecrets::opened(const SecretBox &box, const Row &row) const
{
    if (row.keyId.isEmpty())
        return row.value;
    if (!box.hasKey(row.keyId))
        refuse(Error::Kind::GiveUp, box.isEmpty() ? QLatin1StringView("key_missing") : QLatin1StringView("key_wrong"), row.keyId);
    const auto plain = box.open(row.keyId, row.value, ownerOf(row.id, row.name));
    if (!plain)
        refuse(Error::Kind::Corruption, QLatin1StringView("secret_damaged"), row.id.value);
    return *plain;
}

QString SourceSecrets::value(const SourceId &id, const QString &name)
{
    return values(id).value(name);
}

QHash<QString, QString> SourceSecrets::values(const SourceId &id)
{
    auto query = m_rows.database().query("SELECT name, value, key_id FROM source_secret WHERE source_id=?");
    query.with(id);
    QHash<QString, QString> values;
    while (query.next()) {
        const Row row{id, query.value<QString>(0), query.value<QString>(1), query.value<QString>(2)};
        values.insert(row.name, opened(m_rows.secretBox(), row));
    }
    return values;
}

void SourceSecrets::set(const SourceId &id, const QString &name, const QString &value)
{
    const SecretBox &box = m_rows.secretBox();
    if (box.isEmpty())
        refuse(Error::Kind::GiveUp, QLatin1StringView("key_missing"));
    // Another process may have changed the key meanwhile: what this one seals, nobody else could open.
    if (keyId() != box.keyId())
        refuse(Error::Kind::GiveUp, QLatin1StringView("key_wrong"), keyId());
    write(box, id, name, value);
}

void SourceSecrets::write(const SecretBox &box, const SourceId &id, const QString &name, const QString &plain)
{
    m_rows.database().run("INSERT INTO source_secret(source_id, name, value, key_id) VALUES(?, ?, ?, ?) "
                          "ON CONFLICT (source_id, name) DO UPDATE SET value=excluded.value, key_id=excluded.key_id",
                          id, name, box.seal(plain, ownerOf(id, name)), box.keyId());
}

QList<SourceSecrets::Row> SourceSecrets::all()
{
    auto query = m_rows.database().query("SELECT source_id, name, value, key_id FROM source_secret ORDER BY source_id, name");
    QList<Row> rows;
    while (query.next())
        rows.append({query.value<SourceId>(0), query.value<QString>(1), query.value<QString>(2), query.value<QString>(3)});
    return rows;
}

qint64 SourceSecrets::sealAll(const SecretBox &box)
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
        write(box, row.id, row.name, plain);
        inTheClear += row.keyId.isEmpty() ? 1 : 0;
    }
    if (keyId() != box.keyId())
        setKeyId(box.keyId());
    return inTheClear;
}

QList<SourceId> SourceSecrets::forgetUnreadable(const SecretBox &box)
{
    if (box.isEmpty())
        refuse(Error::Kind::GiveUp, QLatin1StringView("key_missing"));
    QList<SourceId> forgotten;
    const QList<Row> rows = all();
    for (const Row &row : rows) {
        if (row.keyId.isEmpty() || box.open(row.keyId, row.value, ownerOf(row.id, row.name)))
            continue;
        m_rows.database().run("DELETE FROM source_secret WHERE source_id=? AND name=?", row.id, row.name);
        if (!forgotten.contains(row.id))
            forgotten.append(row.id);
    }
    setKeyId(box.keyId());
    (void)sealAll(box);
    return forgotten;
}

} // namespace otklik::server
