#pragma once

#include "benchmarks/figures.h"

namespace otklik::bench {

/// The share of feedparser's expectations that hold, per format (folder "feeds" of the data), each one that fails and
/// each class that is out of scope on standard error; and how many entries a second of processor time are read,
/// beside libxml2 parsing the same bytes.
[[nodiscard]] Figures measureFeeds(const Options &options);

} // namespace otklik::bench
