#include "channels/connectors.h"

#include "channels/bluesky/blueskyconnector.h"
#include "channels/email/curlmail.h"
#include "channels/email/emailconnector.h"
#include "channels/feed/feedconnector.h"
#include "channels/mastodon/mastodonconnector.h"
#include "channels/telegram/telegramconnector.h"
#include "channels/vk/vkconnector.h"
#include "channels/webhook/webhookconnector.h"
#include "channels/wordpress/wordpressconnector.h"

namespace otklik {

std::unique_ptr<Connector> makeConnector(const ConnectorSetup &setup, Http &http, const Clock &clock)
{
    if (setup.network == QLatin1StringView("email"))
        return std::make_unique<EmailConnector>(std::make_unique<CurlMail>(), clock, setup);
    if (setup.network == QLatin1StringView("mastodon"))
        return std::make_unique<MastodonConnector>(
            http, clock, MastodonAccess{setup.url, setup.values.value(setupkey::token), setup.accountId}, setup.readFrom);
    if (setup.network == QLatin1StringView("feed"))
        return std::make_unique<FeedConnector>(http, clock, setup);
    if (setup.network == QLatin1StringView("wordpress"))
        return std::make_unique<WordPressConnector>(http, clock, setup);
    if (setup.network == QLatin1StringView("bluesky"))
        return std::make_unique<BlueskyConnector>(http, clock, BlueskyAccess::of(setup), setup.readFrom);
    if (setup.network == QLatin1StringView("vk"))
        return std::make_unique<VkConnector>(http, clock, setup);
    if (setup.network == QLatin1StringView("telegram"))
        return std::make_unique<TelegramConnector>(
            http, clock, TelegramAccess{telegramBase(setup.url), setup.values.value(setupkey::token)}, setup.readFrom);
    if (setup.network == QLatin1StringView("webhook"))
        return std::make_unique<WebhookConnector>(http, clock, setup);
    return nullptr;
}

bool waitsOnOwnLine(const QString &network)
{
    return network == QLatin1StringView("email"); // IMAP IDLE
}

} // namespace otklik
