#pragma once

#include "benchmarks/figures.h"

namespace otklik::bench {

/// What complaints about airlines are about: staff (offended), delays, luggage and the flight (product
/// broken), booking (cheated). Held: one in five.
[[nodiscard]] Figures measureAirline(const Options &options);

} // namespace otklik::bench
