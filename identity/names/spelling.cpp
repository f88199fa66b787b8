#include "identity/names/spelling.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace otklik::identity {

namespace {

constexpr qsizetype longest = 64;
using Row = std::array<int, longest + 2>;

/// Whether Damerau and Levenshtein, without crossing swaps, count no more than `allowed` edits. What is further from
/// the diagonal than that costs more, and is not looked at.
bool isWithin(QStringView a, QStringView b, int allowed)
{
    std::array<Row, 3> rows;
    Row *before = &rows[0];
    Row *last = &rows[1];
    Row *row = &rows[2];
    const int most = allowed + 1;
    before->fill(most);
    row->fill(most);
    for (size_t j = 0; j < last->size(); ++j)
        (*last)[j] = std::min(static_cast<int>(j), most);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        const qsizetype from = std::max<qsizetype>(i - allowed, 1);
        const qsizetype to = std::min<qsizetype>(i + allowed, b.size());
        (*row)[static_cast<size_t>(from - 1)] = from == 1 ? std::min(static_cast<int>(i), most) : most;
        (*row)[static_cast<size_t>(to + 1)] = most;
        int least = most;
        for (qsizetype j = from; j <= to; ++j) {
            const auto at = static_cast<size_t>(j);
            const int change = (*last)[at - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            int best = std::min({(*last)[at] + 1, (*row)[at - 1] + 1, change});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                best = std::min(best, (*before)[at - 2] + 1);
            (*row)[at] = best;
            least = std::min(least, best);
        }
        if (least > allowed && *std::min_element(last->begin(), last->begin() + b.size() + 1) >= allowed)
            return false; // not even a swap leads back
        std::swap(before, last);
        std::swap(last, row);
    }
    return (*last)[static_cast<size_t>(b.size())] <= allowed;
}

} // namespace

bool isSpelledAlike(QStringView a, QStringView b)
{
    const qsizetype shorter = std::min(a.size(), b.size());
    if (std::max(a.size(), b.size()) > longest || shorter < 5)
        return a == b;
    const int allowed = shorter >= 8 ? 2 : 1;
    return std::abs(a.size() - b.size()) <= allowed && isWithin(a, b, allowed);
}

} // namespace otklik::identity
