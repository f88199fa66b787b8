#pragma once

#include "tests/support/fakestores.h"

#include "models/user.h"

namespace otklik::fakes {

/// A small invented workspace, in the order of time, for tests and pictures of
/// the user interface: cases over six networks, one spreading thread, one person
/// with accounts in two networks. `now` is its present.
struct UiSamples final
{
    explicit UiSamples(const Clock &clock);

    TimePoint now;
    User me;    ///< an agent
    User lead;
    User colleague;
    FakeQueueStore queue;
    FakeConversationStore conversations;
    FakeCardStore cards;
    FakeSearchStore search;

    [[nodiscard]] static ConversationEntry entry(int number, const QString &author, const QString &text, TimePoint at);
    /// Changes the sample as if the store had committed a new mention in the thread of a case.
    void arrive(const CaseId &id, const QString &author, const QString &text);
};

} // namespace otklik::fakes
