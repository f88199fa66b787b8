#include "tests/server/channels/fakenetworks.h"

#include "tests/channels/bluesky/fakebluesky.h"
#include "tests/channels/wordpress/fakewordpress.h"

namespace otklik {

const QList<NamedNetwork> &fakeNetworks()
{
    const auto bluesky = [](FakeClock &clock) {
        auto network = std::make_unique<FakeBluesky>();
        network->setNow(clock.now());
        return network;
    };
    static const QList<NamedNetwork> all{
        {QStringLiteral("bluesky"), bluesky},
        {QStringLiteral("wordpress"), [](FakeClock &clock) { return std::make_unique<FakeWordPress>(FakeWordPress::Habits{}, clock); }},
    };
    return all;
}

} // namespace otklik
