#include "identity/linkage/textsimilarity.h"

#include <algorithm>
#include <array>
#include <bitset>

namespace otklik::identity {

namespace {

constexpr qsizetype longest = 64;

} // namespace

double jaroWinkler(QStringView first, QStringView second)
{
    const QStringView a = first.left(longest);
    const QStringView b = second.left(longest);
    if (a.isEmpty() || b.isEmpty())
        return a.isEmpty() && b.isEmpty() ? 1 : 0;
    const qsizetype window = std::max<qsizetype>(std::max(a.size(), b.size()) / 2 - 1, 0);
    std::bitset<longest> isUsed;
    std::array<QChar, longest> matched;
    qsizetype matches = 0;
    for (qsizetype i = 0; i < a.size(); ++i) {
        const qsizetype end = std::min(i + window + 1, b.size());
        for (qsizetype j = std::max<qsizetype>(i - window, 0); j < end; ++j)
            if (!isUsed[static_cast<size_t>(j)] && a[i] == b[j]) {
                isUsed.set(static_cast<size_t>(j));
                matched[static_cast<size_t>(matches++)] = a[i];
                break;
            }
    }
    if (matches == 0)
        return 0;
    qsizetype swapped = 0;
    qsizetype at = 0;
    for (qsizetype j = 0; j < b.size(); ++j)
        if (isUsed[static_cast<size_t>(j)] && matched[static_cast<size_t>(at++)] != b[j])
            ++swapped;
    const auto m = static_cast<double>(matches);
    const double jaro = (m / static_cast<double>(a.size()) + m / static_cast<double>(b.size())
                         + (m - static_cast<double>(swapped) / 2) / m)
                      / 3;
    qsizetype prefix = 0;
    while (prefix < std::min<qsizetype>({4, a.size(), b.size()}) && a[prefix] == b[prefix])
        ++prefix;
    return jaro + static_cast<double>(prefix) * 0.1 * (1 - jaro);
}

bool isOneEditApart(QStringView a, QStringView b)
{
    if (a.size() > b.size())
        std::swap(a, b);
    if (b.size() - a.size() > 1 || a == b)
        return false;
    qsizetype from = 0;
    while (from < a.size() && a[from] == b[from])
        ++from;
    const QStringView restA = a.sliced(from);
    const QStringView restB = b.sliced(from);
    if (a.size() < b.size())
        return restA == restB.sliced(1);
    if (restA.sliced(1) == restB.sliced(1))
        return true;
    return restA.size() >= 2 && restA[0] == restB[1] && restA[1] == restB[0] && restA.sliced(2) == restB.sliced(2);
}

SharedRun longestSharedRun(QStringView first, QStringView second)
{
    const QStringView a = first.left(longest);
    const QStringView b = second.left(longest);
    SharedRun best;
    // Runs that end at each letter of b, for two neighbouring letters of a: no cell waits for the one beside it.
    std::array<std::array<qint16, longest + 1>, 2> rows{};
    auto *before = &rows[0];
    auto *now = &rows[1];
    const char16_t *const letters = b.utf16();
    const auto end = static_cast<size_t>(b.size());
    for (qsizetype i = 0; i < a.size(); ++i) {
        const char16_t letter = a[i].unicode();
        qint16 most = 0;
        for (size_t j = 0; j < end; ++j) {
            const auto length = static_cast<qint16>(letters[j] == letter ? (*before)[j] + 1 : 0);
            (*now)[j + 1] = length;
            most = std::max(most, length);
        }
        if (most > best.length) {
            const auto at = std::find(now->begin() + 1, now->begin() + b.size() + 1, most) - now->begin();
            best = {i + 1 - most, at - most, most};
        }
        std::swap(before, now);
    }
    return best;
}

} // namespace otklik::identity
