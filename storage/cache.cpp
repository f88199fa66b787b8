#include "storage/cache.h"

#include "storage/cacheddirectory.h"
#include "storage/cachedcards.h"
#include "storage/cachedcare.h"
#include "storage/cachedchannels.h"
#include "storage/cachedconversations.h"
#include "storage/cachedoutbox.h"
#include "storage/cachedproposals.h"
#include "storage/cachedqueue.h"
#include "storage/cachedsearch.h"
#include "storage/cachedteamdocuments.h"
#include "storage/cachefile.h"
#include "storage/localattachments.h"
#include "storage/localdrafts.h"
#include "storage/localmutations.h"
#include "storage/reader.h"
#include "storage/salvage.h"
#include "storage/syncside.h"
#include "storage/writer.h"

namespace otklik {

struct Cache::Private
{
    std::unique_ptr<FileLock> lock;
    SyncSide sync;     ///< before the writer, whose last jobs still use it
    Writer writer;     ///< before the readers: who closes last folds the log into the file
    Reader reader;
    Reader slowReader; ///< searches and timelines, so that nothing quick waits behind them
    CachedQueue queue;
    CachedConversations conversations;
    CachedCards cards;
    CachedProposals proposals;
    CachedSearch search;
    CachedOutbox outbox;
    CachedDirectory directory;
    CachedTeamDocuments teamDocuments;
    CachedCare care;
    CachedChannels channels;
    LocalAttachments attachments;
    LocalDrafts drafts;
    LocalMutations mutations;

    Private(std::unique_ptr<FileLock> held, std::unique_ptr<sqlite::Database> database, const QString &path,
            const UserId &me, const Clock &clock, const MutationEffects &effects, StoreEvents &events)
        : lock(std::move(held)), sync(writer), writer(std::move(database), me, clock, effects, events), reader(path),
          slowReader(path), queue(reader, me, clock), conversations(reader, slowReader, me, clock),
          cards(slowReader, me, clock), proposals(slowReader), search(slowReader), outbox(reader, writer), directory(reader), teamDocuments(slowReader), care(slowReader), channels(slowReader, clock),
          attachments(writer, slowReader), drafts(writer), mutations(writer)
    { }
};

Cache::Cache(std::unique_ptr<Private> d_) : d(std::move(d_)) { }

Cache::~Cache() = default;

Result<std::unique_ptr<Cache>> Cache::open(const QString &path, const UserId &me, const Clock &clock,
                                           const MutationEffects &effects, StoreEvents &events)
{
    auto lock = lockCache(path);
    if (!lock)
        return tl::unexpected<Error>(lock.error());
    auto database = openCacheFile(path, me);
    if (!database)
        return tl::unexpected<Error>(database.error());
    return std::unique_ptr<Cache>(new Cache(std::make_unique<Private>(std::move(*lock), std::move(*database), path, me,
                                                                      clock, effects, events)));
}

Result<CacheSalvage> Cache::moveAside(const QString &path, const UserId &me, const Clock &clock)
{
    const auto lock = lockCache(path);
    if (!lock)
        return tl::unexpected<Error>(lock.error());
    return salvage(path, me, clock);
}

void Cache::setHistoryWindow(const HistoryWindow &window)
{
    d->writer.setHistoryWindow(window);
}

QueueStore &Cache::queue() const { return d->queue; }
ConversationStore &Cache::conversations() const { return d->conversations; }
CardStore &Cache::cards() const { return d->cards; }
ProposalStore &Cache::proposals() const { return d->proposals; }
SearchStore &Cache::search() const { return d->search; }
OutboxStore &Cache::outbox() const { return d->outbox; }
DirectoryStore &Cache::directory() const { return d->directory; }
TeamDocumentStore &Cache::teamDocuments() const { return d->teamDocuments; }
CareStore &Cache::care() const { return d->care; }
ChannelStore &Cache::channels() const { return d->channels; }
LocalAttachments &Cache::attachments() const { return d->attachments; }
DraftStore &Cache::drafts() const { return d->drafts; }
MutationLog &Cache::mutations() const { return d->mutations; }
SyncStore &Cache::sync() const { return d->sync; }

} // namespace otklik
