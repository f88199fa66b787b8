#pragma once

#include "benchmarks/figures.h"
#include "guidance/learning/training.h"

namespace otklik::bench {

/// The complaints whose reason says what they are about, by name of ProblemType.
[[nodiscard]] Result<QList<LabelledText>> readAirline(const Options &options);

/// What complaints about airlines are about: staff (offended), delays, luggage and the flight (product
/// broken), booking (cheated). Held: one in five.
[[nodiscard]] Figures measureAirline(const Options &options);

} // namespace otklik::bench
