#pragma once

#include <QStringList>

#include <functional>

namespace otklik {

/// Whether a text may go out as one post: counted the network's own way.
using FitsOnePost = std::function<bool(const QString &text)>;

/// A long reply in parts that each fit (O3), cut at the end of a paragraph, else of a sentence, else between words;
/// never inside a character as a reader sees it, a link or an address. Joined with white space the parts are the
/// text again: nothing but white space at a cut is left out. Empty when a link alone is too long, or for no text.
/// `fits` is asked O(parts · log) times, about texts of at most twice a part.
[[nodiscard]] QStringList splitReply(const QString &text, const FitsOnePost &fits);

} // namespace otklik
