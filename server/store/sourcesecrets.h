#pragma once

#include "models/id.h"
#include "models/result.h"

#include <QHash>
#include <QList>
#include <QString>

namespace otklik::server {

class Rows;
class SecretBox;

/// The table of the sources' secrets, sealed by the box of `rows`; see SourceStore for one secret. Its functions
/// throw what Store turns into a Result: "key_missing" (no box), "key_wrong" (the database works with another key),
/// "secret_damaged" (Corruption; detail: the source).
class SourceSecrets final
{
public:
    explicit SourceSecrets(Rows &rows) : m_rows(rows) { }

    /// Of the key that seals here; empty before the first server that seals.
    [[nodiscard]] QString keyId();
    /// Where nothing is sealed, a copy of the database may get another key.
    void forgetUnusedKey();

    [[nodiscard]] QString value(const SourceId &id, const QString &name);
    [[nodiscard]] QHash<QString, QString> values(const SourceId &id);
    void set(const SourceId &id, const QString &name, const QString &value);

    /// Brings every secret under the first key of `box`: those in the clear, of older versions, and those of its other
    /// keys; from then on nothing here works with another key. Answers how many were in the clear.
    [[nodiscard]] qint64 sealAll(const SecretBox &box);
    /// Deletes what `box` cannot open, and lets its first key seal from now on. Answers the ids that lost something.
    [[nodiscard]] QList<SourceId> forgetUnreadable(const SecretBox &box);

private:
    struct Row final
    {
        SourceId id;
        QString name;
        QString value;
        QString keyId; ///< empty: in the clear
    };
    [[nodiscard]] QList<Row> all();
    [[nodiscard]] QString opened(const SecretBox &box, const Row &row) const;
    void write(const SecretBox &box, const SourceId &id, const QString &name, const QString &plain);
    void setKeyId(const QString &keyId);

    Rows &m_rows;
};

} // namespace otklik::server
