#include "models/command.h"
#include "sync/rowbounds.h"
#include "sync/wire/protocol.h"
#include "tests/faults/fuzz/input.h"

// The protocol's messages, on both sides: what is understood is understood again after it was written, and
// whatever numbers it carries, they are looked at.

using namespace otklik;
using namespace otklik::faults;

namespace {

constexpr int mostMutations = 200;
constexpr int mostRows = 500;

template <class Decoded, class Encode, class Decode>
void goesRound(const Decoded &first, Encode encode, Decode decode)
{
    if (!first)
        return;
    const QByteArray written = encode(*first);
    const auto second = decode(written);
    if (!second || encode(*second) != written)
        broken("a message goes round");
}

/// The commands that would have been asked.
QList<Mutation> questionsOf(const QList<MutationAnswer> &answers)
{
    QList<Mutation> questions;
    for (const MutationAnswer &answer : answers)
        questions.append({answer.id, MutationKind::ClaimTake, {}, {}});
    return questions;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const FuzzInput input(data, size);
    const auto mutations = [](const QByteArray &json) { return wire::decodeMutations(json, mostMutations); };
    switch (input.choice % 7) {
    case 0:
        goesRound(wire::decodeChanges(input.bytes), wire::encodeChanges, wire::decodeChanges);
        if (const auto page = wire::decodeChanges(input.bytes))
            std::ignore = checkPage({page->epoch, page->upTo, page->hasMore, page->changes, {}, page->erasures}, 7, mostRows);
        break;
    case 1:
        goesRound(wire::decodeSnapshotLine(input.bytes), wire::encodeSnapshotLine, wire::decodeSnapshotLine);
        break;
    case 2: {
        const auto decoded = mutations(input.bytes);
        goesRound(decoded, wire::encodeMutations, mutations);
        const QList<Mutation> all = decoded ? *decoded : QList<Mutation>();
        for (const Mutation &mutation : all)
            std::ignore = commandOf(mutation);
        break;
    }
    case 3:
        goesRound(wire::decodeAnswers(input.bytes), wire::encodeAnswers, wire::decodeAnswers);
        if (const auto answers = wire::decodeAnswers(input.bytes))
            std::ignore = checkAnswers(*answers, questionsOf(*answers), 7);
        break;
    case 4:
        goesRound(wire::decodeNews(input.bytes), wire::encodeNews, wire::decodeNews);
        break;
    case 5:
        if (wire::decodeProblem(input.bytes, 500).status != 500)
            broken("a problem keeps its status");
        break;
    default:
        goesRound(wire::decodeHistory(input.bytes), wire::encodeHistory, wire::decodeHistory);
    }
    return 0;
}
