#pragma once

#include "models/effects.h"

namespace otklik {

/// What each command is expected to do, seen before the server has answered.
/// Stateless; used by the cache on its writer thread. A command that would find
/// nothing to change (its row is gone, a field moved on) has no effect: the
/// server's verdict tells the person. Taking a claim has none either, because
/// only the server's clock gives claims (Q3).
class ExpectedEffects final : public MutationEffects
{
public:
    [[nodiscard]] QList<Entity> effectsOf(const Mutation &mutation, const UserId &me, TimePoint now,
                                          EntityReader &rows) const override;
};

} // namespace otklik
