#pragma once

#include "models/id.h"
#include "models/presence.h"

namespace otklik {

/// Tells colleagues whose card I have open. Returns at once; while there is no connection it is not told
/// at all, and nothing waits for it.
class PresenceTeller
{
public:
    virtual ~PresenceTeller() = default;
    /// `Doing::Nothing`, or an empty id: nobody's.
    virtual void tell(const PersonId &person, Doing doing) = 0;
};

} // namespace otklik
