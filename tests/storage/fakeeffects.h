#pragma once

#include "models/effects.h"

namespace otklik {

/// The plainest guess for the commands that storage tests use: notes, drafts,
/// closing and submitting.
class FakeEffects final : public MutationEffects
{
public:
    QList<Entity> effectsOf(const Mutation &mutation, const UserId &me, TimePoint now,
                            EntityReader &rows) const override;
};

} // namespace otklik
