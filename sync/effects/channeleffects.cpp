#include "sync/effects/effectcontext.h"

namespace otklik::effects {

Rows of(const SourceEdit &command, const Context &context)
{
    auto source = context.find<Source>(EntityKind::Source, command.id);
    if (!source || (source->policy == command.policy && source->blindSpots == command.blindSpots))
        return {};
    source->policy = command.policy;
    source->blindSpots = command.blindSpots;
    return {*source};
}

Rows of(const GapAcknowledge &command, const Context &context)
{
    auto gap = context.find<SourceGap>(EntityKind::SourceGap, command.id);
    if (!gap || gap->state != GapState::Open)
        return {};
    gap->state = GapState::Acknowledged;
    gap->settledBy = context.me;
    gap->settledAt = context.at;
    gap->comment = command.comment;
    return {*gap};
}

Rows of(const DutySave &command, const Context &context)
{
    auto place = context.find<DutyPlace>(EntityKind::DutyPlace, command.id);
    if (!place) {
        place = DutyPlace{};
        place->id = command.id;
        place->madeBy = context.me;
        place->madeAt = context.at;
    }
    place->title = command.title;
    place->url = command.url;
    place->network = command.network;
    place->note = command.note;
    place->everyMinutes = command.everyMinutes;
    place->team = command.team;
    return {*place};
}

Rows of(const DutyCheck &command, const Context &context)
{
    auto place = context.find<DutyPlace>(EntityKind::DutyPlace, command.id);
    if (!place || (place->checkedAt && *place->checkedAt >= command.checkedAt))
        return {};
    place->checkedAt = command.checkedAt;
    place->checkedBy = context.me;
    place->found = command.found;
    return {*place};
}

Rows of(const DutyRemove &command, const Context &context)
{
    auto place = context.find<DutyPlace>(EntityKind::DutyPlace, command.id);
    if (!place || place->isRemoved == command.isRemoved)
        return {};
    place->isRemoved = command.isRemoved;
    return {*place};
}

/// Whose it is, and which case it opens, only the server can tell: it comes with the next synchronisation.
Rows of(const MentionCapture &, const Context &)
{
    return {};
}

} // namespace otklik::effects
