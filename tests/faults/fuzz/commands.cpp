#include "server/mutations/mutationapplier.h"
#include "server/store/feedstore.h"
#include "server/store/rowrights.h"
#include "server/store/rows.h"
#include "sync/rowbounds.h"
#include "sync/wire/protocol.h"
#include "tests/faults/fuzz/input.h"
#include "tests/faults/fuzz/world.h"

// What a desktop, or who has its token, sends to the server: whatever it accepts, every desktop takes
// when it comes back; a repetition gets the same answer.

using namespace otklik;
using namespace otklik::faults;

namespace {

constexpr int mostMutations = 20;
constexpr int mostRows = 2000;

QByteArray encoded(const MutationAnswer &answer)
{
    return wire::encodeAnswers({answer});
}

QList<MutationAnswer> applied(server::Rows &rows, const User &user, const QList<Mutation> &mutations)
{
    QList<MutationAnswer> answers;
    for (const Mutation &mutation : mutations) {
        answers.append(server::MutationApplier().apply(rows, user, mutation));
        const MutationAnswer again = server::MutationApplier().apply(rows, user, mutation);
        if (encoded(again) != encoded(answers.constLast()))
            broken("a repetition gets the same answer");
    }
    return answers;
}

void checkAnswersOf(const QList<MutationAnswer> &answers, const QList<Mutation> &mutations, qint64 before)
{
    const auto received = wire::decodeAnswers(wire::encodeAnswers(answers));
    if (!received)
        broken("a desktop understands the answers");
    for (const Mutation &mutation : mutations)
        if (mutation.id.value.size() > longestName)
            return; // no desktop asks so
    if (!checkAnswers(*received, mutations, before))
        broken("a desktop takes the answers");
}

void checkFeed(server::Rows &rows, const User &user, qint64 before)
{
    server::RowRights rights(rows, user);
    const auto page = server::FeedStore(rows, rights).changes(before, mostRows);
    const auto received =
        wire::decodeChanges(wire::encodeChanges({rights.epoch(), page.upTo, page.hasMore, page.changes, page.erasures}));
    if (!received)
        broken("a desktop understands the rows");
    const auto taken = checkPage(
        {received->epoch, received->upTo, received->hasMore, received->changes, {}, received->erasures}, before, mostRows);
    if (!taken)
        broken(qPrintable(QStringLiteral("a desktop takes the rows: ") + taken.error().code));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static FuzzWorld world;
    const FuzzInput input(data, size);
    const auto mutations = wire::decodeMutations(world.named(input.bytes), mostMutations);
    if (!mutations)
        return 0;
    const User &user = world.user(input.choice);
    const auto rolledBack = world.server.store->write([&](server::Rows &rows) -> Result<void> {
        const qint64 before = rows.seq();
        const QList<MutationAnswer> answers = applied(rows, user, *mutations);
        checkAnswersOf(answers, *mutations, before);
        checkFeed(rows, world.user(input.choice / 4), before);
        return failure(Error::Kind::GiveUp, QStringLiteral("rolled_back"));
    });
    if (rolledBack || rolledBack.error().code != QLatin1StringView("rolled_back"))
        broken(qPrintable(QStringLiteral("a command is answered: ") + rolledBack.error().code));
    return 0;
}
