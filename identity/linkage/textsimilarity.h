#pragma once

#include <QStringView>

namespace otklik::identity {

/// Jaro's similarity with Winkler's bonus for a common beginning (Winkler 1990), 0 … 1. Reads the first 64
/// characters of each: a hostile value costs no more than a long name.
[[nodiscard]] double jaroWinkler(QStringView a, QStringView b);

/// One character put in, left out or exchanged, or two neighbours swapped (Damerau 1964: four of five typing
/// errors). False for equal texts.
[[nodiscard]] bool isOneEditApart(QStringView a, QStringView b);

/// A stretch of letters that stands in both texts; the longest, and the first of equally long ones.
struct SharedRun final
{
    qsizetype inFirst = 0;
    qsizetype inSecond = 0;
    qsizetype length = 0;
};
[[nodiscard]] SharedRun longestSharedRun(QStringView a, QStringView b);

} // namespace otklik::identity
