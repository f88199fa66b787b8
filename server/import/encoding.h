#pragma once

#include <QByteArray>
#include <QString>

#include <optional>
#include <string_view>

namespace otklik {

/// What a text seems to be written in, and how long its byte order mark is.
struct FoundEncoding final
{
    QString name; ///< as iconv knows it: "UTF-8", "WINDOWS-1251", "UTF-16LE"
    qsizetype markSize = 0;
};

/// Told from the first bytes of a text: byte order mark, zero bytes of UTF-16, valid
/// UTF-8, else uchardet's guess, else Windows-1251. `isWhole`: there are no more bytes.
[[nodiscard]] FoundEncoding findEncoding(const QByteArray &bytes, bool isWhole);

/// Whether the bytes are well-formed UTF-8 (an incomplete last character is
/// forgiven when `mayBeCut`).
[[nodiscard]] bool isUtf8(std::string_view bytes, bool mayBeCut);

/// A text in an encoding of one byte a character, or in UTF-8; U+FFFD stands where it
/// cannot be read. Nothing where the encoding is another one.
[[nodiscard]] std::optional<QString> decoded(const QByteArray &bytes, const QByteArray &encoding);

} // namespace otklik
