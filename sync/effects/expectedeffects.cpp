#include "sync/effects/expectedeffects.h"

#include "sync/effects/effectcontext.h"

namespace otklik {

QList<Entity> ExpectedEffects::effectsOf(const Mutation &mutation, const UserId &me, TimePoint now,
                                         EntityReader &rows) const
{
    const Result<Command> command = commandOf(mutation);
    if (!command)
        return {};
    const effects::Context context{me, mutation.createdAt, now, rows};
    return std::visit([&](const auto &c) { return effects::of(c, context); }, *command);
}

} // namespace otklik
