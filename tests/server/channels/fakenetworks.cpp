#include "tests/server/channels/fakenetworks.h"

#include "tests/channels/bluesky/fakebluesky.h"
#include "tests/channels/fakemastodon.h"
#include "tests/channels/feed/fakefeed.h"
#include "tests/channels/telegram/faketelegram.h"
#include "tests/channels/vk/standin/fakevk.h"
#include "tests/channels/webhook/fakewebhook.h"
#include "tests/channels/wordpress/fakewordpress.h"

namespace otklik {

const QList<NamedNetwork> &fakeNetworks()
{
    static const QList<NamedNetwork> all{
        {QStringLiteral("mastodon"), [](FakeClock &) { return std::make_unique<FakeMastodon>(); }},
        {QStringLiteral("bluesky"), [](FakeClock &) { return std::make_unique<FakeBluesky>(); }},
        {QStringLiteral("vk"), [](FakeClock &) { return std::make_unique<FakeVk>(); }},
        {QStringLiteral("telegram"), [](FakeClock &clock) { return std::make_unique<FakeTelegram>(clock); }},
        {QStringLiteral("wordpress"),
         [](FakeClock &clock) { return std::make_unique<FakeWordPress>(FakeWordPress::Habits{}, clock); }},
        {QStringLiteral("feed"), [](FakeClock &clock) { return std::make_unique<FakeFeed>(FakeFeed::Habits{}, clock); }},
        {QStringLiteral("webhook"), [](FakeClock &clock) { return std::make_unique<FakeWebhook>(clock); }, false},
    };
    return all;
}

} // namespace otklik
