#include "server/store/store.h"

#include "models/uuid7.h"
#include "server/store/engine.h"
#include "server/store/publicationstore.h"
#include "server/store/schema.h"
#include "server/store/secrets.h"
#include "server/store/workspacestore.h"
#include "storage/database/transaction.h"

#include <QFile>

#include <condition_variable>
#include <deque>
#include <limits>
#include <mutex>
#include <vector>

namespace otklik::server {

namespace {

constexpr size_t mostParts = 64; ///< of one commit

/// As sql::guarded(), and nothing else gets out either: who waits for a shared
/// commit would wait for ever.
template <class Work>
Result<void> guardedFromAll(Work &&work)
{
    try {
        return sql::guarded(work);
    } catch (const std::exception &exception) {
        return failure(Error::Kind::Retry, QStringLiteral("internal"), QString::fromUtf8(exception.what()));
    }
}

/// A backup takes the original's place: cursors of before are void, and what was
/// about to leave may have left since, so it is looked for in the network first.
void takeOver(Rows &rows)
{
    WorkspaceStore workspace(rows);
    workspace.renewEpoch();
    workspace.setCopy(false);
    Secrets(rows).forgetUnusedKey();
    for (Publication publication : PublicationStore(rows).inState(PublicationState::Queued, std::numeric_limits<int>::max())) {
        publication.state = PublicationState::Sending;
        publication.changedAt = rows.now();
        rows.put(publication);
    }
}

} // namespace

/// What one caller of writeTogether() wants written.
struct Store::Part final
{
    const std::function<bool(Rows &)> &work;
    std::optional<Error> error;
    bool isDone = false;
};

struct Store::Private
{
    QString place;
    const Clock &clock;
    std::unique_ptr<Engine> engine;
    std::function<void(qint64)> listener;

    std::mutex writerMutex;
    std::unique_ptr<sql::Database> writer;

    std::mutex readersMutex;
    std::vector<std::unique_ptr<sql::Database>> idleReaders;

    std::unique_ptr<CommitListener> others;

    std::mutex partsMutex{};
    std::condition_variable partsDone{};
    std::deque<Part *> parts{}; ///< wait for somebody to commit them
    bool isCommitting = false;
    SecretBox secretBox{};

    [[nodiscard]] std::unique_ptr<sql::Database> connect(sql::Database::Access access) const
    {
        auto opened = engine->connect(access);
        if (!opened)
            throw sql::Refusal(opened.error());
        return std::move(*opened);
    }

    /// What rows are told; none: the database's own time, where several machines write.
    [[nodiscard]] std::optional<TimePoint> now() const
    {
        if (engine->isShared() && dynamic_cast<const SystemClock *>(&clock))
            return std::nullopt;
        return clock.now();
    }

    /// With the writer's mutex held. `begin` is called once more when it finds the
    /// connection lost: nothing has been done in it yet.
    template <class Begin>
    void withLiveWriter(Begin begin)
    {
        if (writer && writer->isAlive()) {
            try {
                return begin(*writer);
            } catch (const sql::Refusal &) {
                if (writer->isAlive())
                    throw;
            }
        }
        writer = connect(sql::Database::Access::Write);
        begin(*writer);
    }

    std::unique_ptr<sql::Database> takeReader()
    {
        {
            const std::lock_guard lock(readersMutex);
            while (!idleReaders.empty()) {
                auto reader = std::move(idleReaders.back());
                idleReaders.pop_back();
                if (reader->isAlive())
                    return reader;
            }
        }
        return connect(sql::Database::Access::Read);
    }

    void giveBack(std::unique_ptr<sql::Database> reader)
    {
        const std::lock_guard lock(readersMutex);
        if (reader->isAlive())
            idleReaders.push_back(std::move(reader));
    }
};

Store::Store(std::unique_ptr<Private> d_) : d(std::move(d_)) { }
Store::~Store() = default;

Result<std::unique_ptr<Store>> Store::open(const QString &place, const Clock &clock)
{
    auto engine = makeEngine(place);
    auto writer = engine->connect(sql::Database::Access::Write);
    if (!writer)
        return tl::unexpected<Error>(writer.error());
    if (auto migrated = bringUpToDate(**writer); !migrated)
        return tl::unexpected<Error>(migrated.error());
    auto store = std::unique_ptr<Store>(new Store(std::unique_ptr<Private>(
        new Private{place, clock, std::move(engine), {}, {}, std::move(*writer), {}, {}, nullptr})));
    const auto ready = store->write([](Rows &rows) -> Result<void> {
        WorkspaceStore workspace(rows);
        workspace.createIfMissing();
        if (workspace.isCopy())
            takeOver(rows);
        return {};
    });
    if (!ready)
        return tl::unexpected<Error>(ready.error());
    return store;
}

void Store::onCommitted(std::function<void(qint64)> listener)
{
    d->others.reset();
    d->listener = std::move(listener);
    if (d->listener)
        d->others = d->engine->listen(d->listener);
}

void Store::setSecretBox(const SecretBox &box)
{
    d->secretBox = box;
}

Result<void> Store::backup(const QString &toPath)
{
    if (QFile::exists(toPath))
        return failure(Error::Kind::CorrectInput, QStringLiteral("file_exists"), toPath);
    const auto copied = d->engine->copyTo(toPath);
    if (!copied)
        return copied;
    auto copy = Store::open(toPath, d->clock);
    if (!copy)
        return tl::unexpected<Error>(copy.error());
    return (*copy)->write([](Rows &rows) -> Result<void> {
        WorkspaceStore(rows).setCopy(true);
        return {};
    });
}

Result<void> Store::scrub()
{
    const auto scrubbed = [&] {
        const std::lock_guard lock(d->writerMutex);
        return sql::guarded([&] {
            Result<void> done;
            d->withLiveWriter([&](sql::Database &writer) { done = d->engine->scrub(writer); });
            return done;
        });
    }();
    if (!scrubbed)
        return scrubbed;
    return write([](Rows &rows) -> Result<void> {
        WorkspaceStore(rows).setScrubDue(false);
        return {};
    });
}

Result<void> Store::scrubIfDue()
{
    const auto isDue = read([](Rows &rows) -> Result<bool> { return WorkspaceStore(rows).isScrubDue(); });
    if (!isDue)
        return tl::unexpected<Error>(isDue.error());
    return *isDue ? scrub() : Result<void>();
}

QString Store::place() const
{
    return d->place;
}

const Clock &Store::clock() const
{
    return d->clock;
}

struct Store::WriteScope::Open
{
    std::unique_lock<std::mutex> lock;
    sql::Transaction transaction;
    Rows rows;
};

Store::WriteScope::WriteScope(Store &store) : m_store(store)
{
    std::unique_lock lock(store.d->writerMutex);
    store.d->withLiveWriter([&](sql::Database &writer) {
        m_open.reset(new Open{{}, sql::Transaction(writer), Rows(writer, store.d->now(), store.d->secretBox)});
    });
    m_open->lock = std::move(lock);
}

Store::WriteScope::~WriteScope() = default;

Rows &Store::WriteScope::rows()
{
    return m_open->rows;
}

void Store::WriteScope::commit()
{
    const bool isNews = m_open->rows.flushSeq();
    if (isNews)
        m_store.d->engine->tellNews(m_open->rows.database(), m_open->rows.seq());
    m_open->transaction.commit();
    // Still under the writer's lock: numbers are told in their order.
    if (isNews && m_store.d->listener)
        m_store.d->listener(m_open->rows.seq());
}

Result<void> Store::writeParts(const std::function<bool(Rows &)> &work)
{
    Part mine{work, {}, false};
    std::unique_lock lock(d->partsMutex);
    d->parts.push_back(&mine);
    while (!mine.isDone) {
        if (d->isCommitting) {
            d->partsDone.wait(lock);
            continue;
        }
        // Nobody is at it: this thread takes everything that waits.
        d->isCommitting = true;
        std::vector<Part *> taken;
        while (!d->parts.empty() && taken.size() < mostParts) {
            taken.push_back(d->parts.front());
            d->parts.pop_front();
        }
        lock.unlock();
        commitParts(taken);
        lock.lock();
        for (Part *part : taken)
            part->isDone = true;
        d->isCommitting = false;
        d->partsDone.notify_all();
    }
    if (mine.error)
        return tl::unexpected<Error>(*mine.error);
    return {};
}

void Store::commitParts(const std::vector<Part *> &parts)
{
    const Part *atWork = nullptr;
    const auto done = guardedFromAll([&]() -> Result<void> {
        WriteScope scope(*this);
        if (parts.size() == 1) {
            atWork = parts.front();
            if (atWork->work(scope.rows()))
                scope.commit();
            return {};
        }
        for (const Part *part : parts) {
            atWork = part;
            sql::Savepoint savepoint(scope.rows().database());
            const qint64 before = scope.rows().seq();
            if (part->work(scope.rows()))
                savepoint.release();
            else
                scope.rows().goBackTo(before);
        }
        atWork = nullptr;
        scope.commit();
        return {};
    });
    if (done)
        return;
    // Whoever only shared the transaction may try again.
    const Error shared{Error::Kind::Retry, QStringLiteral("database_busy"), done.error().code};
    for (Part *part : parts)
        part->error = !atWork || part == atWork ? done.error() : shared;
}

struct Store::ReadScope::Open
{
    std::unique_ptr<sql::Database> reader;
    std::optional<sql::Transaction> transaction;
    std::optional<Rows> rows;
};

Store::ReadScope::ReadScope(Store &store) : m_store(store), m_open(std::make_unique<Open>())
{
    for (;;) {
        m_open->reader = store.d->takeReader();
        try {
            m_open->transaction.emplace(*m_open->reader, sql::Transaction::Kind::Read);
            m_open->rows.emplace(*m_open->reader, store.d->now(), store.d->secretBox);
            return;
        } catch (const sql::Refusal &) {
            // An idle connection that was lost meanwhile is no reason to refuse; the next one may be new.
            const bool isLost = !m_open->reader->isAlive();
            m_open->transaction.reset();
            if (!isLost)
                throw;
        }
    }
}

Store::ReadScope::~ReadScope()
{
    m_open->rows.reset();
    m_open->transaction.reset();
    m_store.d->giveBack(std::move(m_open->reader));
}

Rows &Store::ReadScope::rows()
{
    return *m_open->rows;
}

} // namespace otklik::server
