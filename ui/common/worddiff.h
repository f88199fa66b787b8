#pragma once

#include <QList>
#include <QString>

namespace otklik {

/// A run of words of a comparison.
struct DiffRun final
{
    enum class Kind { Same, Removed, Added };
    Kind kind = Kind::Same;
    QString text; ///< with the white space that follows its words

    friend bool operator==(const DiffRun &, const DiffRun &) = default;
};

/// What changed from one plain text to another, word by word. Texts of more than
/// a thousand words that differ throughout are given as one removal and one addition.
[[nodiscard]] QList<DiffRun> diffWords(const QString &before, const QString &after);

} // namespace otklik
