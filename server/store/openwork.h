#pragma once

#include "models/entity.h"

#include <QList>
#include <QSet>

#include <array>
#include <string>

namespace otklik::sql {
class Database;
}

namespace otklik::server {

/// Gathers what the desktop shows of some open cases, each row once: the thread
/// with its newest mentions and their authors, the person with accounts, notes
/// and contacts, claim, decisions, drafts, publications. Part of FeedStore.
class OpenWork final
{
public:
    explicit OpenWork(sql::Database &database) : m_database(database) { }

    void addCase(const EntityChange &supportCase);
    /// How much text has been gathered; see weightOf().
    [[nodiscard]] qsizetype weight() const { return m_weight; }
    /// Everything gathered, in the order of EntityKind.
    [[nodiscard]] QList<EntityChange> take();

private:
    void add(const EntityChange &change);
    void addById(EntityKind kind, const QString &id);
    void addWhere(EntityKind kind, const char *where, const QString &value);
    void addAccount(const QString &id);
    void addPerson(const PersonId &id);
    void addThread(const ThreadId &id);
    /// Whether there is any row of the kind: most workspaces have none of some.
    [[nodiscard]] bool isInUse(EntityKind kind);

    sql::Database &m_database;
    std::array<QList<EntityChange>, std::variant_size_v<Entity>> m_rows;
    std::array<QSet<QString>, std::variant_size_v<Entity>> m_seen;
    std::array<std::optional<bool>, std::variant_size_v<Entity>> m_inUse;
    QSet<QString> m_wholePersons;
    qsizetype m_weight = 0;
};

} // namespace otklik::server
