#include "server/channels/sourcereader.h"

#include "channels/problems.h"
#include "server/log.h"

#include <QSet>

#include <algorithm>

namespace otklik::server {

namespace {

constexpr int pagesAStep = 50;
constexpr qsizetype postsALook = 20;
constexpr qsizetype threadsALook = 3;
constexpr int watchedAtMost = 500;
/// A thread that cannot be read must not keep the posts behind it from being read.
constexpr int threadAttempts = 3;

} // namespace

SourceReader::SourceReader(const ConnectedSource &source, std::unique_ptr<Connector> connector, ReadingStore &store,
                           const Clock &clock, Log &log, const ChannelTiming &timing)
    : m_id(source.source.id), m_cursor(source.cursor), m_state(source.source.state), m_connector(std::move(connector)),
      m_store(store), m_clock(clock), m_log(log), m_timing(timing)
{
}

SourceReader::~SourceReader() = default;

std::chrono::milliseconds SourceReader::step(const std::function<bool()> &isStopping)
{
    for (int page = 0; page < pagesAStep && !isStopping(); ++page) {
        const auto hasMore = readPage();
        if (!hasMore)
            return fail(hasMore.error());
        if (!*hasMore)
            break;
    }
    if (!isStopping() && m_clock.now() >= m_nextRefresh) {
        if (const auto looked = lookAgain(); !looked)
            return fail(looked.error());
        m_nextRefresh = m_clock.now() + m_timing.refresh;
        if (const auto refilled = refillGaps(); !refilled)
            return fail(refilled.error());
    }
    if (m_clock.now() >= m_nextSilence) {
        (void)m_store.lookForSilence(m_id);
        m_nextSilence = m_clock.now() + m_timing.silence;
    }
    succeed();
    return m_timing.poll;
}

Result<bool> SourceReader::readPage()
{
    const auto read = m_connector->read(m_cursor);
    if (!read) {
        // A cursor of another kind: all is read again, and what is known changes nothing.
        if (read.error().kind == Error::Kind::Corruption && !m_cursor.isEmpty()) {
            m_log.warning(QLatin1StringView("cursor_reset"), {{QStringLiteral("source"), m_id.value}});
            m_cursor.clear();
            return true;
        }
        return tl::unexpected(read.error());
    }
    ReadBatch batch = ReadBatch::of(*read);
    if (read->cursor != m_cursor)
        batch.cursor = read->cursor;
    if (const auto added = addThreads(batch); !added)
        return tl::unexpected(added.error());
    const bool isNews = batch.holdsNews() || batch.cursor || !read->heard.gaps.isEmpty();
    const bool isLedgerDue = m_clock.now() >= m_nextLedger;
    if (isNews || isLedgerDue)
        if (const auto stored = m_store.storeRead(m_id, batch); !stored)
            return tl::unexpected(stored.error());
    m_cursor = read->cursor;
    m_nextLedger = m_clock.now() + m_timing.ledger;
    m_threadFailures = 0;
    return read->hasMore;
}

Result<void> SourceReader::addThreads(ReadBatch &batch)
{
    QList<QString> ids;
    for (const IncomingPost &post : std::as_const(batch.addressed))
        ids.append(post.externalId);
    const auto unknown = m_store.unknownAmong(m_id, ids);
    if (!unknown)
        return tl::unexpected(unknown.error());

    QHash<QString, IncomingPost> around;
    for (const QString &id : *unknown) {
        if (around.contains(id))
            continue; // stands in a thread that is read already
        const auto thread = m_connector->thread(id);
        if (!thread) {
            const bool isForNow = thread.error().kind == Error::Kind::Retry || thread.error().kind == Error::Kind::SignIn;
            if (isForNow && ++m_threadFailures < threadAttempts)
                return tl::unexpected(thread.error());
            continue;
        }
        for (const IncomingPost &post : *thread)
            around.insert(post.externalId, post);
    }
    for (IncomingPost &post : batch.addressed)
        if (const auto seen = around.constFind(post.externalId); seen != around.cend()) {
            post.threadExternalId = seen->threadExternalId;
            post.threadUrl = seen->threadUrl;
        }
    for (const QString &id : std::as_const(ids))
        around.remove(id);
    batch.around = around.values();
    std::sort(batch.around.begin(), batch.around.end(),
              [](const IncomingPost &a, const IncomingPost &b) { return a.publishedAt < b.publishedAt; });
    return {};
}

QList<KnownPost> SourceReader::lookedAtLongestAgo(const QList<WatchedPost> &watched, qsizetype count)
{
    QList<WatchedPost> byLook = watched;
    std::stable_sort(byLook.begin(), byLook.end(), [this](const WatchedPost &a, const WatchedPost &b) {
        return m_lookedAt.value(a.known.externalId) < m_lookedAt.value(b.known.externalId);
    });
    QHash<QString, qint64> stillWatched;
    for (const WatchedPost &post : std::as_const(byLook))
        stillWatched.insert(post.known.externalId, m_lookedAt.value(post.known.externalId));
    m_lookedAt = stillWatched;
    QList<KnownPost> chosen;
    for (const WatchedPost &post : std::as_const(byLook).first(std::min(count, byLook.size())))
        chosen.append(post.known);
    return chosen;
}

Result<void> SourceReader::lookAgain()
{
    const auto watched = m_store.watchedPosts(m_id, m_clock.now() - m_timing.watchBack, watchedAtMost);
    if (!watched)
        return tl::unexpected(watched.error());
    if (const auto refreshed = refreshPosts(*watched); !refreshed)
        return refreshed;
    return refreshThreads(*watched);
}

Result<void> SourceReader::refreshPosts(const QList<WatchedPost> &watched)
{
    const QList<KnownPost> chosen = lookedAtLongestAgo(watched, postsALook);
    if (chosen.isEmpty())
        return {};
    auto found = m_connector->refresh(chosen);
    if (!found)
        return tl::unexpected(found.error());
    ReadBatch batch = ReadBatch::of(*found);
    std::swap(batch.addressed, batch.around); // known already: they make no case
    batch.heard.reset();
    if (batch.holdsNews())
        if (const auto stored = m_store.storeRead(m_id, batch); !stored)
            return stored;
    ++m_looks;
    for (const KnownPost &post : chosen)
        m_lookedAt.insert(post.externalId, m_looks);
    return {};
}

Result<void> SourceReader::refreshThreads(const QList<WatchedPost> &watched)
{
    QStringList open;
    for (const WatchedPost &post : watched)
        if (post.isOfOpenCase)
            open.append(post.known.externalId);
    std::stable_sort(open.begin(), open.end(), [this](const QString &a, const QString &b) {
        return m_threadsLookedAt.value(a) < m_threadsLookedAt.value(b);
    });
    QHash<QString, qint64> stillOpen;
    for (const QString &id : std::as_const(open))
        stillOpen.insert(id, m_threadsLookedAt.value(id));
    m_threadsLookedAt = stillOpen;
    for (const QString &id : std::as_const(open).first(std::min(threadsALook, open.size()))) {
        m_threadsLookedAt.insert(id, ++m_looks);
        auto thread = m_connector->thread(id);
        if (!thread && thread.error().kind == Error::Kind::GiveUp)
            continue;
        if (!thread)
            return tl::unexpected(thread.error());
        ReadBatch batch;
        batch.around = *thread;
        if (const auto stored = m_store.storeRead(m_id, batch); !stored)
            return stored;
    }
    return {};
}

Result<void> SourceReader::refillGaps()
{
    const auto refill = m_store.nextRefill(m_id);
    if (!refill || !*refill)
        return refill ? Result<void>() : tl::unexpected(refill.error());
    const auto found = m_connector->refill((*refill)->refill);
    if (!found && found.error().kind != Error::Kind::GiveUp)
        return tl::unexpected(found.error());
    ReadBatch batch;
    if (found) {
        batch = ReadBatch::of(*found);
        batch.heard.reset(); // a part of the past, not how far was heard
        if (const auto added = addThreads(batch); !added)
            return added;
    }
    const auto next = found ? std::optional(found->hasMore ? found->cursor : QString()) : std::nullopt;
    return m_store.storeRefill(m_id, (*refill)->gap, batch, next);
}

bool SourceReader::waitForNews(std::chrono::milliseconds atMost)
{
    return m_failures == 0 && m_connector->waitForNews(atMost);
}

void SourceReader::interrupt()
{
    m_connector->interrupt();
}

void SourceReader::succeed()
{
    m_failures = 0;
    if (m_state == SourceState::Connected)
        return;
    if (m_store.setSourceState(m_id, SourceState::Connected, {}))
        m_state = SourceState::Connected;
}

std::chrono::milliseconds SourceReader::fail(const Error &error)
{
    ++m_failures;
    m_log.warning(QLatin1StringView("source_failing"), {{QStringLiteral("source"), m_id.value},
                                                        {QStringLiteral("code"), error.code},
                                                        {QStringLiteral("failures"), m_failures}});
    // One lost packet is no news for anybody; a refused token is, at once.
    const bool isPassing = error.kind == Error::Kind::Retry && m_failures < 2;
    if (!isPassing && m_store.setSourceState(m_id, SourceState::Failing, error.code))
        m_state = SourceState::Failing;
    if (error.kind == Error::Kind::SignIn)
        return m_timing.longestWait;
    const auto doubled = m_timing.poll * (1 << std::min(m_failures, 10));
    const bool isAskedToWait = error.code == problem::rateLimited;
    return std::min(m_timing.longestWait, isAskedToWait ? std::max(doubled, m_timing.refresh) : doubled);
}

} // namespace otklik::server
