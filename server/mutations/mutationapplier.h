#pragma once

#include "models/mutation.h"
#include "models/user.h"

namespace otklik::server {

class Rows;

/// Applies commands exactly once by their id: effect, change numbers and answer
/// are one transaction, and a repetition gets the same answer again. Stateless;
/// any thread, within the transaction of `rows`.
class MutationApplier final
{
public:
    [[nodiscard]] MutationAnswer apply(Rows &rows, const User &user, const Mutation &mutation) const;
};

} // namespace otklik::server
