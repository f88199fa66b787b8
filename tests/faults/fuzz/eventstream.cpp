#include "sync/http/eventstreamparser.h"
#include "tests/faults/fuzz/input.h"

// The event stream: how the network has cut the bytes makes no difference to what is heard.

using namespace otklik;
using namespace otklik::faults;

namespace {
constexpr qsizetype shortestBound = 60'000; ///< beyond it long events are dropped, which depends on the pieces
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const FuzzInput input(data, size);
    EventStreamParser whole;
    const auto events = whole.feed(input.bytes);
    EventStreamParser cut;
    QList<EventStreamParser::Event> pieces;
    const qsizetype step = 1 + static_cast<qsizetype>(input.choice % 7);
    for (qsizetype at = 0; at < input.bytes.size(); at += step)
        pieces += cut.feed(input.bytes.mid(at, step));
    if (input.bytes.size() > shortestBound)
        return 0;
    const auto equal = [](const auto &a, const auto &b) { return a.name == b.name && a.data == b.data; };
    if (!std::equal(events.begin(), events.end(), pieces.begin(), pieces.end(), equal))
        broken("pieces make the same events");
    return 0;
}
