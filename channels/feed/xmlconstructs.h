#pragma once

#include "channels/feed/feed.h"

#include <libxml/tree.h>

namespace otklik {

/// How a text says what it is.
enum class TextRules {
    Rss,    ///< it does not: markup is recognised
    Atom03, ///< type is a media type, mode says how it is packed
    Atom10, ///< RFC 4287, 3.1 and 4.1.3
};

/// A title, summary, content … `base`: of its parent.
[[nodiscard]] FeedText readText(const xmlNode *node, TextRules rules, const QUrl &base);

/// Atom's author with name, e-mail and address, or RSS's one line: "me@example.com (Name)", "Name <me@example.com>".
[[nodiscard]] FeedPerson readPerson(const xmlNode *node, const QUrl &base);

/// Atom's link, RSS's link, enclosure or media:content.
[[nodiscard]] FeedLink readLink(const xmlNode *node, const QString &rel, const QUrl &base);

} // namespace otklik
