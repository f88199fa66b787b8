#pragma once

#include "storage/cache.h"
#include "sync/effects/expectedeffects.h"
#include "sync/serverclock.h"
#include "sync/syncengine.h"

#include <QMap>

namespace otklik::faults {

/// A desktop without windows: a real cache and the real sync engine, on the
/// thread that makes it, which must run an event loop while it waits.
class Desk final
{
public:
    struct Setup final
    {
        QString file; ///< of the cache
        CacheOwner owner;
        QUrl server;
        Credentials credentials;
        SyncPolicy policy = quick();
    };

    /// Errors: those of Cache::open().
    [[nodiscard]] static Result<std::unique_ptr<Desk>> open(const Setup &setup, const Clock &clock);
    ~Desk();

    /// Begins to sync, or begins again with another address.
    void connectTo(const QUrl &server);
    void setNetwork(NetworkUse use) { m_engine->setNetwork(use); }

    /// Whether the cache says that it is written down; waits for it.
    [[nodiscard]] Result<MutationId> write(const Command &command);
    [[nodiscard]] bool save(const Draft &draft);
    [[nodiscard]] bool discard(const DraftId &id);

    [[nodiscard]] Cache &cache() { return *m_cache; }
    [[nodiscard]] const SyncStatus &status() const { return m_status; }
    /// Everything was answered, and the end of the feed was reached after that.
    [[nodiscard]] bool isSettled();
    /// Waits for it. False: not within `longest` ms.
    [[nodiscard]] bool settles(int longest = 60'000);
    /// Waits until `is` holds; events are delivered meanwhile.
    [[nodiscard]] static bool waitUntil(const std::function<bool()> &is, int longest = 60'000);

    /// Short waiting times, so that a test meets many faults.
    [[nodiscard]] static SyncPolicy quick();

private:
    Desk() = default;

    ExpectedEffects m_effects;
    StoreEvents m_events;
    Setup m_setup;
    SyncStatus m_status;
    std::unique_ptr<ServerClock> m_clock;
    std::unique_ptr<Cache> m_cache;
    std::unique_ptr<SyncEngine> m_engine; ///< ends before the cache that it works with
};

/// Every row of a cache file, by "kind id". The file is opened for reading beside whoever writes.
[[nodiscard]] QMap<QString, QJsonObject> rowsOfCache(const QString &file);

} // namespace otklik::faults
