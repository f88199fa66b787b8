#pragma once

#include "models/result.h"

#include <chrono>
#include <functional>

namespace otklik {

/// Whether sync may use the network at all: "offline" is a value that is asked,
/// not a condition scattered over the code.
enum class NetworkUse {
    Allowed,
    Forbidden, ///< work offline: nothing is sent, everything is kept
};

/// The paces and sizes of sync; tests use short ones.
struct SyncPolicy final
{
    NetworkUse network = NetworkUse::Allowed;
    std::chrono::milliseconds firstRetry{500};
    std::chrono::milliseconds longestRetry{4'000};         ///< the network's return is noticed within this time
    std::chrono::milliseconds lateRetry{60'000};           ///< after a refusal that will hardly pass by itself
    std::chrono::milliseconds pollWhileListening{300'000}; ///< against a stream that is silently dead
    std::chrono::milliseconds pollWithoutStream{10'000};
    int pullRows = 1000;
    int snapshotRows = 4000;
    int pushMutations = 50;
    int historyDays = 0; ///< of a first sync; 0: all
};

/// What sync does about a failure.
enum class NextStep {
    RetrySoon, ///< passing: back off and try again
    LookAgain, ///< somebody else answers in the server's place (a captive portal, a wrong address), or spoils
               ///< its answers: tell the person, and back off and try again
    RetryLate, ///< will hardly pass by itself: tell the person, try again after a long while
    SignIn,    ///< the session has ended or was refused
    ReadAnew,  ///< the server was restored: the cursor is void
    Ask,       ///< unusually much would be taken away: a person decides
    Halt,      ///< the cache itself is damaged: only a person can help
};

[[nodiscard]] NextStep nextStepAfter(const Error &error);

/// Waiting times that double from the first to the longest, each drawn from its
/// upper half, so that a fleet of laptops does not come back in step.
class Backoff final
{
public:
    /// `random` gives numbers in [0, 1).
    Backoff(std::chrono::milliseconds first, std::chrono::milliseconds longest, std::function<double()> random);

    [[nodiscard]] std::chrono::milliseconds next();
    void reset() { m_attempt = 0; }

private:
    std::chrono::milliseconds m_first;
    std::chrono::milliseconds m_longest;
    std::function<double()> m_random;
    int m_attempt = 0;
};

} // namespace otklik
