#pragma once

#include <QByteArray>
#include <QList>

#include <optional>
#include <utility>

namespace otklik {

/// One property of a vCard: group.NAME;PARAMETER=value:value. Bytes as they stand there, of
/// whatever encoding; only the line was unfolded.
struct ContentLine final
{
    QByteArray group; ///< in upper case, or empty
    QByteArray name;  ///< in upper case
    QList<std::pair<QByteArray, QByteArray>> parameters; ///< names in upper case; a bare word of vCard 2.1 is a TYPE
    QByteArray value;
    qint64 line = 0;      ///< on which it begins, from 1
    bool isCut = false;   ///< the value was longer than is read

    /// All values of this (upper-case) name, in lower case, parted by commas; or empty.
    [[nodiscard]] QByteArray parameter(QByteArrayView wanted) const;
    [[nodiscard]] bool isQuotedPrintable() const;
    [[nodiscard]] bool isBase64() const;
};

/// Nothing where the line has no name or no colon.
[[nodiscard]] std::optional<ContentLine> contentLineOf(const QByteArray &unfolded);

} // namespace otklik
