#pragma once

#include "tests/channels/fakenetwork.h"

#include <functional>

namespace otklik {

struct NamedNetwork final
{
    QString code; ///< NetworkRules::network
    std::function<std::unique_ptr<FakeNetwork>(FakeClock &)> make;
    bool tellsOwn = true; ///< what the brand has said comes back as a post
};

/// Every network that is spoken to over HTTP, in memory.
[[nodiscard]] const QList<NamedNetwork> &fakeNetworks();

} // namespace otklik
