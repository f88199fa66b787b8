#pragma once

#include <QString>

namespace otklik {

/// A line of its own between what an author wrote and what was quoted. Every line behind the last such line
/// begins with ">": that is how a view tells what it may fold.
inline const QString quoteMark = QStringLiteral("⋯");

/// Where that line begins in the text of a post; -1: nothing is quoted at its end.
[[nodiscard]] inline qsizetype quoteStart(const QString &text)
{
    qsizetype end = text.size();
    while (end > 0) {
        const qsizetype start = text.lastIndexOf(u'\n', end - 1) + 1;
        const QStringView line = QStringView(text).sliced(start, end - start);
        if (line == quoteMark)
            return end < text.size() ? start : -1;
        if (!line.startsWith(u'>'))
            return -1;
        end = start - 1;
    }
    return -1;
}

} // namespace otklik
