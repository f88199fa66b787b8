#pragma once

#include <QLatin1StringView>

namespace otklik::problem {

/// Why a source fails or a reply did not go out: the codes in Source::problem and
/// Publication::problem. The sentences are made in ui; docs/openapi.yaml lists them.
inline constexpr QLatin1StringView tokenRefused("token_refused");     ///< connect the account again
inline constexpr QLatin1StringView networkRefused("network_refused"); ///< the network does not take this reply
inline constexpr QLatin1StringView postGone("post_gone");             ///< what is answered is no longer there
inline constexpr QLatin1StringView rateLimited("rate_limited");       ///< the network asks to wait
inline constexpr QLatin1StringView networkFault("network_fault");     ///< the network's server has a fault of its own
inline constexpr QLatin1StringView notMastodon("not_mastodon");       ///< the answer is not what this API gives
inline constexpr QLatin1StringView outcomeUnclear("outcome_unclear"); ///< a post there may or may not be the reply
inline constexpr QLatin1StringView noConnection("no_connection");     ///< nothing is connected: post it by hand
inline constexpr QLatin1StringView threadChanged("thread_changed");   ///< somebody wrote since the author read it
inline constexpr QLatin1StringView claimLost("claim_lost");           ///< somebody else answers this person now
inline constexpr QLatin1StringView attachmentMissing("attachment_missing"); ///< a picture of the reply is not here any more
inline constexpr QLatin1StringView attachmentRefused("attachment_refused"); ///< the network does not take the picture

} // namespace otklik::problem
