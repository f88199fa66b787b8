#pragma once

#include <QByteArray>
#include <QString>

namespace otklik {

/// The bytes of a feed as UTF-8, without a byte order mark.
struct DecodedFeed final
{
    QByteArray utf8;
    QString charset;        ///< they were read in; lower case
    bool isDamaged = false; ///< they are not of the charset that is told, or not even of the one chosen
};

/// Told from the byte order mark, then the charset of the HTTP header, then the XML declaration (RFC 7303, with
/// one exception: bytes that are UTF-8 and say so are read so, whatever the header says), then the pattern of
/// zero bytes, else UTF-8. Where the bytes do not fit, what uchardet guesses, else Windows-1252.
[[nodiscard]] DecodedFeed decodeFeed(const QByteArray &bytes, const QByteArray &contentType);

/// The charset parameter of a Content-Type, lower case, without quotes; empty: none.
[[nodiscard]] QByteArray charsetOfHeader(const QByteArray &contentType);

} // namespace otklik
