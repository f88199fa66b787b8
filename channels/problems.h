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
inline constexpr QLatin1StringView predecessorFailed("predecessor_failed"); ///< what it was to follow did not go out
inline constexpr QLatin1StringView claimLost("claim_lost");           ///< somebody else answers this person now
inline constexpr QLatin1StringView attachmentMissing("attachment_missing"); ///< a picture of the reply is not here any more
inline constexpr QLatin1StringView attachmentRefused("attachment_refused"); ///< the network does not take the picture
inline constexpr QLatin1StringView notThisNetwork("not_this_network"); ///< the answer is not what this network's API gives
inline constexpr QLatin1StringView notPossible("not_possible");       ///< the network has no way to do that
inline constexpr QLatin1StringView rightMissing("right_missing");     ///< the token does not allow it
inline constexpr QLatin1StringView cannotReadBack("cannot_read_back"); ///< whether it arrived, only a person can see
inline constexpr QLatin1StringView windowClosed("window_closed");     ///< the time in which an answer is taken is over
inline constexpr QLatin1StringView commentsClosed("comments_closed"); ///< nobody may answer there
inline constexpr QLatin1StringView recipientRefuses("recipient_refuses"); ///< the person takes no private messages
inline constexpr QLatin1StringView duplicateRefused("duplicate_refused"); ///< the network takes the same words only once
inline constexpr QLatin1StringView captchaNeeded("captcha_needed");   ///< the network wants a human being: answer there
inline constexpr QLatin1StringView insecure("insecure_connection");   ///< a password would be readable on its way
inline constexpr QLatin1StringView folderMissing("folder_missing");   ///< the mailbox has no folder of that name
inline constexpr QLatin1StringView automaticMessage("automatic_message"); ///< a program wrote it: nobody reads an answer
inline constexpr QLatin1StringView notDelivered("not_delivered");     ///< taken, and then not brought to the person
inline constexpr QLatin1StringView updatesTaken("updates_taken");     ///< another program reads this account's news, and they come once
inline constexpr QLatin1StringView sourceGone("source_gone");         ///< the page, feed or account itself is no longer there
inline constexpr QLatin1StringView captionTooLong("caption_too_long"); ///< with pictures the network takes a shorter text only

/// Why a picture of a post cannot be looked at here.
inline constexpr QLatin1StringView mediaTooLarge("media_too_large"); ///< more bytes than are asked for

/// Why no answer could be tried out in private.
inline constexpr QLatin1StringView testWordMissing("test_word_missing"); ///< nobody has written the word to the bot

/// Why a gap came about: the codes in HeardGap::reason.
inline constexpr QLatin1StringView cursorExpired("cursor_expired");   ///< the network keeps news for a while only
inline constexpr QLatin1StringView windowRolled("window_rolled");     ///< more came than a page of the network holds
inline constexpr QLatin1StringView countDiffers("count_differs");     ///< the network counts more than it gave
inline constexpr QLatin1StringView notGivenAgain("not_given_again");  ///< a gap that nobody fills any more

} // namespace otklik::problem
