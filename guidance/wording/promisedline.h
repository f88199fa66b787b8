#pragma once

#include <QString>

namespace otklik {

/// A line as the definitions and lists of phrases are promised it, unit for unit: lower case, е for ё, plain
/// spaces and apostrophes. Expressions that need not fold case themselves are some times faster.
[[nodiscard]] inline QString promisedLine(QString line)
{
    for (QChar &c : line)
        switch (c.unicode()) {
        case u'ё':
        case u'Ё': c = u'е'; break;
        case u'’': c = u'\''; break;
        case QChar::Nbsp: c = u' '; break;
        default: c = c.toLower();
        }
    return line;
}

} // namespace otklik
