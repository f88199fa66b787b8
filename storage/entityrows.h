#pragma once

#include "models/entity.h"

namespace otklik {

struct WriteScope;

/// Writes and reads the rows of all kinds as they are shown. Keeps what depends
/// on them: the time keys of mentions, whom a reply of the brand answers, and
/// the owner of each case. Lives for one job on the writer thread.
class EntityRows final
{
public:
    explicit EntityRows(WriteScope &scope) : m_scope(scope) { }

    void put(const Entity &entity);
    void remove(EntityKind kind, const QString &id);
    [[nodiscard]] std::optional<Entity> find(EntityKind kind, const QString &id);

    /// After a wish was written down or has ended.
    void updateOwner(const PersonId &id);
    /// Frees the cases of claims that have run out since `since`.
    void endClaims(TimePoint since);
    /// Gives the cases of claims that have not ended to their holders again.
    void renewClaims();

private:
    void putRow(const Account &row);
    void putRow(const Case &row);
    void putRow(const Claim &row);
    void putRow(const Mention &row);
    template <class Row>
    void putRow(const Row &row);

    [[nodiscard]] qint64 freeKey(TimePoint publishedAt);
    void findAddressee(const Mention &mention, qint64 key);
    [[nodiscard]] int ownerOf(const PersonId &id);

    WriteScope &m_scope;
};

/// Whether my claim of this person waits for the server.
[[nodiscard]] bool isClaimWished(WriteScope &scope, const PersonId &id);

} // namespace otklik
