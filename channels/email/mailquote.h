#pragma once

#include "channels/email/mailmessage.h"
#include "models/quotedtext.h"

namespace otklik {

/// A letter's text cut in two. `own` is never empty where there is any text.
struct QuotedText final
{
    QString own;
    QString quote; ///< every line begins with ">"
};

/// Takes a quote off that stands whole below or above the author's words, with the line that introduces it. One in
/// the middle stays: without it the answers to it make no sense.
[[nodiscard]] QuotedText splitQuote(const QString &text);

/// The text of a post: the words, a line for each file with its size, then quoteMark and the quote.
[[nodiscard]] QString postText(const MailMessage &mail);

/// Only the author's words of such a text.
[[nodiscard]] QString ownText(const QString &postText);

} // namespace otklik
