#pragma once

#include "models/effects.h"
#include "models/historywindow.h"
#include "models/storeevents.h"
#include "models/channelstore.h"
#include "models/stores.h"
#include "models/syncstore.h"

#include <memory>

namespace otklik {

class LocalAttachments;

/// What could be saved out of a file that was moved aside.
struct CacheSalvage final
{
    QString keptAs; ///< where the old file lies now, untouched
    int drafts = 0;
    int mutations = 0;
};

/// The desktop's cache: one SQLite file, its writer thread, its two reader
/// threads, and every store that stands on them. Owned by app; lives on the UI
/// thread. `clock`, `effects` and `events` must outlive it. Its destructor
/// writes down everything that was handed in.
class Cache final
{
public:
    /// Opens or makes the file of one user in one workspace (its folder is made).
    /// GiveUp "cache_in_use" (a second instance), "cache_of_another_user",
    /// "database_newer", "database_readonly"; Corruption "database_damaged";
    /// Retry "disk_full", "database_busy".
    [[nodiscard]] static Result<std::unique_ptr<Cache>> open(const QString &path, const UserId &me, const Clock &clock,
                                                             const MutationEffects &effects, StoreEvents &events);
    ~Cache();
    Cache(const Cache &) = delete;
    Cache &operator=(const Cache &) = delete;

    /// For a file that open() refuses as damaged or newer, when the person says
    /// so: moves it aside under another name and makes a new one with the unsent
    /// drafts and commands that can still be read from the old.
    [[nodiscard]] static Result<CacheSalvage> moveAside(const QString &path, const UserId &me, const Clock &clock);

    /// How much history is kept; without it, all.
    void setHistoryWindow(const HistoryWindow &window);

    [[nodiscard]] QueueStore &queue() const;
    [[nodiscard]] ConversationStore &conversations() const;
    [[nodiscard]] CardStore &cards() const;
    [[nodiscard]] ProposalStore &proposals() const;
    [[nodiscard]] SearchStore &search() const;
    [[nodiscard]] OutboxStore &outbox() const;
    [[nodiscard]] DirectoryStore &directory() const;
    [[nodiscard]] TeamDocumentStore &teamDocuments() const;
    [[nodiscard]] CareStore &care() const;
    [[nodiscard]] ChannelStore &channels() const;
    [[nodiscard]] LocalAttachments &attachments() const;
    [[nodiscard]] DraftStore &drafts() const;
    [[nodiscard]] MutationLog &mutations() const;
    [[nodiscard]] SyncStore &sync() const;

private:
    struct Private;
    explicit Cache(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace otklik
