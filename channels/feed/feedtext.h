#pragma once

#include <QString>
#include <QUrl>

namespace otklik {

/// Text without what no reader is meant to see: control characters and lone surrogates. The characters
/// U+0080 … U+009F, which no text means, become those of Windows-1252, or of UTF-8 where it was encoded twice. Line ends become "\n".
[[nodiscard]] QString cleanFeedText(const QString &told);

/// What a reader sees of a text of a feed. Plain text keeps its lines; longer ones than 256 KiB are cut.
[[nodiscard]] QString plainFeedText(const QString &value, bool isMarkup, const QUrl &base);

/// Whether a text of which nothing is told (RSS) is meant as HTML: it has tags, and all of them are HTML's,
/// or a character reference. "1 < 2" and "<none>" are not.
[[nodiscard]] bool looksLikeHtml(const QString &text);

/// The code point that HTML's `&name;` stands for; 0 where there is no such name.
[[nodiscard]] char32_t htmlCharacter(const QByteArray &name);

/// An address on the web ("http", "https"), whole; anything else is empty.
[[nodiscard]] QString webAddressOf(const QString &address);

/// `address` as seen from `base`; as it is where it cannot be resolved.
[[nodiscard]] QString resolvedAddress(const QString &address, const QUrl &base);

} // namespace otklik
