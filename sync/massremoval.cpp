#include "sync/massremoval.h"

namespace otklik {

namespace {

bool isMuch(qint64 taken, qint64 held)
{
    return taken > usualRemovals && taken > held / 5;
}

} // namespace

bool isUnusual(const RowCounts &taken, const RowCounts &held)
{
    return isMuch(taken.mentions, held.mentions) || isMuch(taken.cases, held.cases) || isMuch(taken.notes, held.notes)
        || isMuch(taken.contacts, held.contacts) || isMuch(taken.drafts, held.drafts)
        || isMuch(taken.total(), held.total());
}

bool isFarBehind(qint64 upTo, qint64 reached)
{
    return isMuch(reached - upTo, reached);
}

} // namespace otklik
