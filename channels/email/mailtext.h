#pragma once

#include <QByteArray>
#include <QString>

namespace otklik {

/// Bytes in the charset a letter declares, or in the one they must be in when that cannot be true. Line ends
/// become "\n", other control characters go.
[[nodiscard]] QString decodedMailText(const QByteArray &bytes, const QByteArray &charset);

/// What a header says, in one line without control characters.
[[nodiscard]] QString singleLine(const QString &text);

/// RFC 3676: lines of a format=flowed text put together again.
[[nodiscard]] QString unflowed(const QString &text, bool isSpaceDeleted);

/// The plain text of an HTML letter; what it quotes has lines that begin with "> ".
[[nodiscard]] QString plainTextOfHtmlMail(const QString &html);

} // namespace otklik
