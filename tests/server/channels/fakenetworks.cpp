#include "tests/server/channels/fakenetworks.h"

#include "tests/channels/bluesky/fakebluesky.h"
#include "tests/channels/wordpress/fakewordpress.h"

namespace otklik {

const QList<NamedNetwork> &fakeNetworks()
{
    static const QList<NamedNetwork> all{
        {QStringLiteral("bluesky"), [](FakeClock &) { return std::make_unique<FakeBluesky>(); }},
        {QStringLiteral("wordpress"), [](FakeClock &clock) { return std::make_unique<FakeWordPress>(FakeWordPress::Habits{}, clock); }},
    };
    return all;
}

} // namespace otklik
