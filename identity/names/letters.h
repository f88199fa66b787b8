#pragma once

#include <QChar>

namespace otklik::identity {

/// c.toLower(), for texts that are read letter by letter, by the million: Qt calls a function of its library before it
/// looks.
[[nodiscard]] inline QChar lowered(QChar c)
{
    if (c.unicode() >= 0x80)
        return c.toLower();
    return c >= u'A' && c <= u'Z' ? QChar(c.unicode() | 0x20) : c;
}

} // namespace otklik::identity
