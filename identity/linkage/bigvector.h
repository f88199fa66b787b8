#pragma once

#include <sys/mman.h>

#include <cstdlib>
#include <new>
#include <vector>

namespace otklik::identity {

/// Memory for vectors that grow to some hundred megabytes and are read anywhere: from a few megabytes on in large
/// pages, of which the processor knows the places of all. With small ones to find a page takes as long as to fetch
/// what is in it, and a new linker spends an eighth of its time on having them given.
template <class T>
struct LargePages // not final: std::vector derives from it
{
    using value_type = T;
    LargePages() = default;
    template <class U>
    LargePages(const LargePages<U> &) // NOLINT(google-explicit-constructor): what an allocator is asked for
    {}

    T *allocate(size_t count)
    {
        const size_t bytes = count * sizeof(T);
        if (bytes < least)
            return static_cast<T *>(::operator new(bytes));
        void *memory = std::aligned_alloc(page, (bytes + page - 1) / page * page);
        if (!memory)
            throw std::bad_alloc();
        madvise(memory, bytes, MADV_HUGEPAGE); // a wish: without it all works, and slower
        return static_cast<T *>(memory);
    }
    void deallocate(T *memory, size_t count)
    {
        if (count * sizeof(T) < least)
            ::operator delete(memory);
        else
            std::free(memory);
    }
    friend bool operator==(const LargePages &, const LargePages &) { return true; }

private:
    static constexpr size_t page = size_t(2) << 20;
    static constexpr size_t least = 2 * page;
};

template <class T>
using BigVector = std::vector<T, LargePages<T>>;

} // namespace otklik::identity
