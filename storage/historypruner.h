#pragma once

#include "models/clock.h"
#include "models/historywindow.h"

#include <QString>

#include <optional>

namespace otklik {

struct WriteScope;

/// Lets go of history beyond the window, oldest first, in steps so small that
/// nobody who types waits for them. Kept is every thread with open work, a draft,
/// a reply that is not out, or a command that waits or was refused; and people,
/// accounts, notes and contacts. The place that becomes free is used again.
/// Owned by the writer; used on its thread only.
class HistoryPruner final
{
public:
    static constexpr int rowsAtOnce = 200;

    /// Begins a round under this window.
    void setWindow(const HistoryWindow &window);
    /// One step, in the transaction of `scope`. True when more waits.
    [[nodiscard]] bool step(WriteScope &scope);

private:
    enum class Phase { Resting, Mentions, Cases };

    void beginRound(WriteScope &scope);
    void pruneMentions(WriteScope &scope);
    void pruneCases(WriteScope &scope);

    std::optional<HistoryWindow> m_window;
    Phase m_phase = Phase::Resting;
    std::optional<TimePoint> m_nextRoundAt;
    qint64 m_key = 0;    ///< mentions up to here have been looked at
    qint64 m_endKey = 0; ///< not included
    TimePoint m_caseTime{};
    QString m_caseId;
};

} // namespace otklik
