#pragma once

#include <QtGlobal>

#include <algorithm>
#include <span>
#include <vector>

namespace otklik::identity {

/// Short runs of values, side by side: a million of them cost no allocation each. A run stands where it is and is
/// there as long as the store.
template <class T>
class RunStore final
{
public:
    std::span<const T> keep(std::span<const T> run)
    {
        if (run.empty())
            return {};
        if (m_chunks.empty() || m_chunks.back().capacity() - m_chunks.back().size() < run.size()) {
            // The first is small: a store may be made for one record.
            const size_t size = m_chunks.empty() ? smallest : std::min(largest, m_chunks.back().capacity() * 2);
            m_chunks.emplace_back().reserve(std::max(size, run.size()));
        }
        std::vector<T> &chunk = m_chunks.back();
        chunk.insert(chunk.end(), run.begin(), run.end());
        return std::span<const T>(chunk).last(run.size());
    }

    /// Bytes.
    [[nodiscard]] qint64 memory() const
    {
        size_t values = 0;
        for (const std::vector<T> &chunk : m_chunks)
            values += chunk.capacity();
        return static_cast<qint64>(values * sizeof(T));
    }

private:
    static constexpr size_t smallest = 32;
    static constexpr size_t largest = 8192;

    std::vector<std::vector<T>> m_chunks; // none grows beyond what it was made for
};

} // namespace otklik::identity
