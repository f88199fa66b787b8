#pragma once

#include <QStringView>

#include <cstring>

namespace otklik::identity {

/// a == b, for words that are compared by the million: most differ in length or in the first letter, and Qt calls a
/// function of its library before it looks.
[[nodiscard]] inline bool isSameText(QStringView a, QStringView b)
{
    const qsizetype size = a.size();
    if (size != b.size() || size == 0)
        return size == b.size();
    const QChar *first = a.constData();
    const QChar *second = b.constData();
    return first == second
        || (*first == *second && std::memcmp(first, second, static_cast<size_t>(size) * sizeof(QChar)) == 0);
}

} // namespace otklik::identity
