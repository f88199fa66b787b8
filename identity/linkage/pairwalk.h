#pragma once

#include "identity/linkage/pairsampler.h"

#include <algorithm>

namespace otklik::identity {

/// Calls `visit(a, b, i)` for every `step`th pair, and has fetched what comparing the next ones will read: two records
/// of a pair lie anywhere in some hundred megabytes, and to wait for the memory of each would take half the time.
template <class Visit>
void forEachPair(const std::vector<ReadRecord> &records, const std::vector<Pair> &pairs, size_t step, Visit &&visit)
{
    constexpr size_t ahead = 4;
    const auto next = [&](size_t i, size_t stage) -> const ReadRecord * {
        const size_t at = i + stage * ahead * step;
        return at < pairs.size() ? &records[pairs[at].second] : nullptr;
    };
    for (size_t i = 0; i < pairs.size(); i += step) {
        if (const ReadRecord *record = next(i, 4)) {
            __builtin_prefetch(record);
            __builtin_prefetch(reinterpret_cast<const char *>(record + 1) - 1);
        }
        if (const ReadRecord *record = next(i, 3)) {
            __builtin_prefetch(record->values.data());
            __builtin_prefetch(record->values.data() + 4);
        }
        if (const ReadRecord *record = next(i, 2))
            for (size_t v = 0; v < std::min<size_t>(record->values.size(), 2); ++v) // a name and a handle are read
                __builtin_prefetch(record->values[v].value);
        if (const ReadRecord *record = next(i, 1))
            for (size_t v = 0; v < std::min<size_t>(record->values.size(), 2); ++v)
                record->values[v].value->prefetch();
        visit(records[pairs[i].first], records[pairs[i].second], i);
    }
}

} // namespace otklik::identity
