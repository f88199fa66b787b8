#pragma once

#include <QByteArray>

#include <cstddef>
#include <cstdint>

namespace otklik::faults {

/// The bytes of one run of a fuzzer. The first one chooses among the parsers of
/// a target, so that one corpus serves them all.
struct FuzzInput final
{
    FuzzInput(const uint8_t *data, size_t size)
        : choice(size > 0 ? data[0] : 0)
        , bytes(reinterpret_cast<const char *>(data + (size > 0 ? 1 : 0)),
                static_cast<qsizetype>(size > 0 ? size - 1 : 0))
    {}

    unsigned choice;
    QByteArray bytes;
};

/// What was promised does not hold: ends the process, for libFuzzer to keep the input.
[[noreturn]] void broken(const char *promise);

} // namespace otklik::faults

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
