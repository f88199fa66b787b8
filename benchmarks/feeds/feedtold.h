#pragma once

#include "channels/feed/feed.h"

#include <QJsonObject>
#include <QJsonValue>

namespace otklik::bench {

/// A feed in the words of feedparser, whose test files are read: "feed", "entries", "bozo", "encoding", "version".
/// Texts and dates are objects of their own kind, compared by compareTold().
[[nodiscard]] QJsonObject toldFeed(const Feed &feed);

[[nodiscard]] bool isToldText(const QJsonValue &value);
/// What a reader sees of a told text.
[[nodiscard]] QString seenText(const QJsonValue &text);

enum class ToldMatch {
    Exact,        ///< equal as they stand
    SameText,     ///< other markup, and the same for a reader: which tags survive is feedparser's own choice
    NothingToSee, ///< other markup, without anything a reader sees
    Different
};
/// A told text or date against what is expected (a string); other values as they are.
[[nodiscard]] ToldMatch compareTold(const QJsonValue &told, const QJsonValue &expected);

[[nodiscard]] QString describe(const QJsonValue &value);

} // namespace otklik::bench
