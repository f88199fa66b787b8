#pragma once

#include "app/attachments.h"
#include "app/postpictures.h"
#include "app/entry.h"
#include "app/serverhistory.h"
#include "app/serverimports.h"
#include "app/serverrights.h"
#include "models/clock.h"
#include "models/storeevents.h"
#include "storage/cache.h"
#include "sync/effects/expectedeffects.h"
#include "sync/serverclock.h"
#include "sync/syncthread.h"

namespace otklik {

/// What one user in one workspace works with: the cache and the sync that fills
/// it. Made before the window that shows it and outlives it; switching the user
/// makes another one. Owned by the application; UI thread.
class Workplace final
{
public:
    /// Opens the cache under `folder`. Errors: those of Cache::open().
    [[nodiscard]] static Result<std::unique_ptr<Workplace>> open(const QString &folder, const Entry &entry,
                                                                 const Clock &clock);
    ~Workplace();

    /// How much history is kept here; the rest is asked for from the server.
    void setHistoryWindow(const HistoryWindow &window);
    /// Sync begins to work; the server may come later. Not needed for the first paint.
    void startSync();

    [[nodiscard]] const Entry &entry() const { return m_entry; }
    [[nodiscard]] const QString &folder() const { return m_folder; }
    void setUser(const User &user) { m_entry.user = user; }
    [[nodiscard]] Cache &cache() { return *m_cache; }
    /// What the cache no longer keeps, from the server.
    [[nodiscard]] OlderHistory &olderHistory() { return m_olderHistory; }
    /// What the law gives people, and who has which card open: told to the server, and never kept for later.
    [[nodiscard]] PeopleRights &rights() { return m_rights; }
    [[nodiscard]] PresenceTeller &presenceTeller() { return m_rights; }
    [[nodiscard]] CustomerImports &imports() { return m_imports; }
    [[nodiscard]] AttachmentStore &attachments() { return m_attachments; }
    /// Of customers' posts.
    [[nodiscard]] AttachmentStore &postPictures() { return m_postPictures; }
    [[nodiscard]] StoreEvents &events() { return m_events; }
    /// The server's time, as far as it is known.
    [[nodiscard]] const Clock &clock() const { return m_clock; }
    /// Null before startSync().
    [[nodiscard]] SyncThread *sync() { return m_sync.get(); }

private:
    Workplace(const QString &folder, const Entry &entry, const Clock &clock)
        : m_folder(folder), m_entry(entry), m_clock(clock)
    {
    }

    const QString m_folder;
    Entry m_entry;
    ServerClock m_clock;
    ExpectedEffects m_effects;
    StoreEvents m_events;
    HistoryWindow m_window;
    ServerHistory m_olderHistory{*this};
    ServerRights m_rights{*this};
    ServerImports m_imports{*this};
    Attachments m_attachments{*this};
    PostPictures m_postPictures{*this};
    std::unique_ptr<Cache> m_cache;
    std::unique_ptr<SyncThread> m_sync; // last: it uses the cache
};

[[nodiscard]] QString cachePath(const QString &folder, const Entry &entry);

} // namespace otklik
