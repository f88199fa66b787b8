#pragma once

#include "server/channels/channelstore.h"

#include <QHash>

#include <functional>
#include <memory>

namespace otklik::server {

class Log;

/// How often the networks are asked.
struct ChannelTiming final
{
    std::chrono::milliseconds poll{15'000};          ///< between two readings of a source
    std::chrono::milliseconds refresh{60'000};       ///< between two looks for edits and deletions
    std::chrono::milliseconds ledger{60'000};        ///< between two notes that all was read and nothing came
    std::chrono::milliseconds silence{600'000};      ///< between two looks for a source that is silent for too long
    std::chrono::milliseconds longestWait{600'000};  ///< after failures, each of which doubles the wait
    std::chrono::milliseconds settle{60'000};        ///< after which a reply that is not there did not arrive
    std::chrono::milliseconds watchBack{48 * 3'600'000LL}; ///< posts of closed work are watched for so long
    std::chrono::milliseconds readBack{7 * 86'400'000LL};  ///< how old a post may be when a source is first read
};

/// Reads one source into the store: what is new with the threads around it, and
/// in between what became of known posts. One step at a time, on its worker's thread.
class SourceReader final
{
public:
    /// All references must outlive it.
    SourceReader(const ConnectedSource &source, std::unique_ptr<Connector> connector, ReadingStore &store,
                 const Clock &clock, Log &log, const ChannelTiming &timing);
    ~SourceReader();

    /// Reads what there is; answers how long to wait before the next step.
    /// `isStopping` is asked between two requests.
    std::chrono::milliseconds step(const std::function<bool()> &isStopping = [] { return false; });
    /// Waits for news of the network, so long at most; true: there is some, make a step. False at once where the
    /// network tells of none, or there is a fault.
    bool waitForNews(std::chrono::milliseconds atMost);
    /// Ends a call under way, and makes every later one end. Any thread.
    void interrupt();

private:
    Result<bool> readPage();
    Result<void> addThreads(ReadBatch &batch);
    Result<void> lookAgain();
    Result<void> refillGaps();
    Result<void> refreshPosts(const QList<WatchedPost> &watched);
    Result<void> refreshThreads(const QList<WatchedPost> &watched);
    [[nodiscard]] QList<KnownPost> lookedAtLongestAgo(const QList<WatchedPost> &watched, qsizetype count);
    void succeed();
    std::chrono::milliseconds fail(const Error &error);

    const SourceId m_id;
    QString m_cursor;
    SourceState m_state;
    std::unique_ptr<Connector> m_connector;
    ReadingStore &m_store;
    const Clock &m_clock;
    Log &m_log;
    const ChannelTiming m_timing;
    QHash<QString, qint64> m_lookedAt; ///< number of the look, by external id
    QHash<QString, qint64> m_threadsLookedAt;
    qint64 m_looks = 0;
    TimePoint m_nextRefresh{};
    TimePoint m_nextSilence{};
    TimePoint m_nextLedger{};
    int m_failures = 0;
    int m_threadFailures = 0;
};

} // namespace otklik::server
