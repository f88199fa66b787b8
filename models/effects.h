#pragma once

#include "models/entity.h"
#include "models/mutation.h"

namespace otklik {

/// Looks rows up in the state that a mutation meets.
class EntityReader
{
public:
    virtual ~EntityReader() = default;
    [[nodiscard]] virtual std::optional<Entity> find(EntityKind kind, const QString &id) = 0;
    /// The link that places an account now, if it is not at home.
    [[nodiscard]] virtual std::optional<AccountLink> activeLink(const AccountId &id) = 0;
    /// The open work of an account, which moves with it from person to person.
    [[nodiscard]] virtual QList<Case> casesOf(const AccountId &id) = 0;
};

/// What a mutation is expected to do to the rows once the server accepts it, so
/// that it can be seen before. Used for "base ⊕ pending"; the server's own rows
/// replace the guess when they arrive.
class MutationEffects
{
public:
    virtual ~MutationEffects() = default;
    [[nodiscard]] virtual QList<Entity> effectsOf(const Mutation &mutation, const UserId &me, TimePoint now,
                                                  EntityReader &rows) const = 0;
};

} // namespace otklik
