#include "tests/faults/fuzz/input.h"

#include <cstdio>
#include <cstdlib>

namespace otklik::faults {

void broken(const char *promise)
{
    std::fprintf(stderr, "broken: %s\n", promise);
    std::abort();
}

} // namespace otklik::faults
