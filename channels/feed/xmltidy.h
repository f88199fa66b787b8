#pragma once

#include <QByteArray>

namespace otklik {

/// A feed's XML made readable for a parser that knows XML only: HTML's names for characters become numbers, a
/// bare "&" is escaped, characters that XML does not allow go, the XML declaration too (the text is UTF-8 now).
/// CDATA, comments, processing instructions and the document type stay as they are.
struct TidyXml final
{
    QByteArray utf8;
    bool isDamaged = false; ///< something was there that XML does not allow; HTML's names are forgiven
};
[[nodiscard]] TidyXml tidyXml(const QByteArray &utf8);

} // namespace otklik
