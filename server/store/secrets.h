#pragma once

#include "models/result.h"

#include <QHash>
#include <QList>
#include <QString>

namespace otklik::server {

class Rows;
class SecretBox;

/// Secrets by their owner, the id of a row (a source, an import, an attempt to connect), and by name ("access_token");
/// sealed by the box of `rows`, and never sent anywhere. The functions throw what Store turns into a Result:
/// "key_missing" (no box), "key_wrong" (the database works with another key), "secret_damaged" (Corruption; detail:
/// the owner).
class Secrets final
{
public:
    explicit Secrets(Rows &rows) : m_rows(rows) { }

    /// Of the key that seals here; empty before the first server that seals.
    [[nodiscard]] QString keyId();
    /// Where nothing is sealed, a copy of the database may get another key.
    void forgetUnusedKey();

    /// Empty when there is none.
    [[nodiscard]] QString value(const QString &owner, const QString &name);
    /// All of an owner, by name.
    [[nodiscard]] QHash<QString, QString> values(const QString &owner);
    void set(const QString &owner, const QString &name, const QString &value);
    void removeAll(const QString &owner);

    /// Brings every secret under the first key of `box`: those in the clear, of older versions, and those of its other
    /// keys; from then on nothing here works with another key. Answers how many were in the clear.
    [[nodiscard]] qint64 sealAll(const SecretBox &box);
    /// Deletes what `box` cannot open, and lets its first key seal from now on. Answers the owners that lost something.
    [[nodiscard]] QList<QString> forgetUnreadable(const SecretBox &box);

private:
    struct Row final
    {
        QString owner;
        QString name;
        QString value;
        QString keyId; ///< empty: in the clear
    };
    [[nodiscard]] QList<Row> all();
    [[nodiscard]] QString opened(const SecretBox &box, const Row &row) const;
    void write(const SecretBox &box, const QString &owner, const QString &name, const QString &plain);
    void setKeyId(const QString &keyId);

    Rows &m_rows;
};

} // namespace otklik::server
