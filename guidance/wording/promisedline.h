#pragma once

#include <QString>

namespace otklik {

/// A line as the definitions and lists of phrases are promised it, unit for unit: lower case, е for ё, plain
/// spaces and apostrophes. Expressions that need not fold case themselves are some times faster. Half a surrogate
/// pair is U+FFFD: the engine does not check what it reads, and would read on behind the end.
[[nodiscard]] inline QString promisedLine(QString line)
{
    for (qsizetype i = 0; i < line.size(); ++i) {
        QChar &c = line[i];
        if (c.isHighSurrogate() && i + 1 < line.size() && line.at(i + 1).isLowSurrogate()) {
            ++i;
            continue;
        }
        switch (c.unicode()) {
        case u'ё':
        case u'Ё': c = u'е'; break;
        case u'’': c = u'\''; break;
        case QChar::Nbsp: c = u' '; break;
        default:
            c = c.isSurrogate() ? QChar(QChar::ReplacementCharacter) : c.toLower();
        }
    }
    return line;
}

} // namespace otklik
