#pragma once

#include "storage/cache.h"
#include "sync/effects/expectedeffects.h"
#include "sync/http/httpremoteapi.h"
#include "sync/serverclock.h"
#include "sync/syncthread.h"

#include <QTemporaryDir>

namespace otklik {

/// A desktop without windows: a real cache, a real sync thread.
class DesktopUnderTest final
{
public:
    /// Signs in as `login` once to learn whose cache it is. The laptop's own clock is `wrongBy` ahead.
    DesktopUnderTest(const QUrl &server, const Credentials &credentials, std::chrono::milliseconds wrongBy = {});

    [[nodiscard]] bool isOpen() const { return m_cache != nullptr; }
    void connectTo(const QUrl &server, const Credentials &credentials) { m_sync->connectTo(server, credentials); }
    [[nodiscard]] Cache &cache() { return *m_cache; }
    [[nodiscard]] SyncThread &sync() { return *m_sync; }
    [[nodiscard]] const Clock &clock() const { return m_clock; }
    [[nodiscard]] const User &me() const { return m_me; }
    [[nodiscard]] const SyncStatus &status() const { return m_status; }
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    void write(const Command &command);
    [[nodiscard]] bool settles();

    /// Everything that the pages show of shared work, as text: equal texts are equal desktops.
    [[nodiscard]] QString shown();
    [[nodiscard]] QList<QueueItem> openWork();

private:
    class WrongClock final : public Clock
    {
    public:
        explicit WrongClock(std::chrono::milliseconds by) : m_by(by) { }
        [[nodiscard]] TimePoint now() const override { return SystemClock().now() + m_by; }

    private:
        const std::chrono::milliseconds m_by;
    };

    WrongClock m_own;
    ServerClock m_clock{m_own};
    ExpectedEffects m_effects;
    StoreEvents m_events;
    QTemporaryDir m_folder;
    User m_me;
    SyncStatus m_status;
    std::unique_ptr<Cache> m_cache;
    std::unique_ptr<SyncThread> m_sync;
};

/// Waits for an answer of the cache.
template <class T>
T valueOf(Answer<T> answer)
{
    answer.waitForFinished();
    return answer.result().value_or(T{});
}

} // namespace otklik
