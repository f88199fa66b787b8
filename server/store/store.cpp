#include "server/store/store.h"

#include "models/uuid7.h"
#include "server/store/publicationstore.h"
#include "server/store/workspacestore.h"
#include "storage/sqlite/codes.h"
#include "storage/sqlite/database.h"
#include "storage/database/migrations.h"
#include "storage/database/transaction.h"

#include <QFile>

#include <sqlite3.h>

#include <limits>
#include <mutex>
#include <vector>

static void initSql()
{
    Q_INIT_RESOURCE(server_sql);
}

namespace otklik::server {

namespace {

using sqlite::OpenOptions;

constexpr QLatin1StringView sqlFolder(":/otklik/server/sql");

/// All pages in one step: one state of the database. In WAL mode writers go on meanwhile.
int copyDatabase(sqlite3 *from, const QString &toPath)
{
    sqlite::makePrivateFile(toPath);
    sqlite3 *to = nullptr;
    int code = sqlite3_open_v2(toPath.toUtf8().constData(), &to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
    if (code == SQLITE_OK) {
        if (sqlite3_backup *backup = sqlite3_backup_init(to, "main", from, "main")) {
            sqlite3_backup_step(backup, -1);
            sqlite3_backup_finish(backup);
        }
        code = sqlite3_extended_errcode(to);
    }
    sqlite3_close(to);
    return code;
}

/// A backup takes the original's place: cursors of before are void, and what was
/// about to leave may have left since, so it is looked for in the network first.
void takeOver(Rows &rows)
{
    WorkspaceStore workspace(rows);
    workspace.renewEpoch();
    workspace.setCopy(false);
    for (Publication publication : PublicationStore(rows).inState(PublicationState::Queued, std::numeric_limits<int>::max())) {
        publication.state = PublicationState::Sending;
        publication.changedAt = rows.now();
        rows.put(publication);
    }
}

} // namespace

struct Store::Private
{
    QString path;
    const Clock &clock;
    std::function<void(qint64)> listener;

    std::mutex writerMutex;
    std::unique_ptr<sqlite::Database> writer;

    std::mutex readersMutex;
    std::vector<std::unique_ptr<sqlite::Database>> idleReaders;

    std::unique_ptr<sqlite::Database> takeReader()
    {
        {
            const std::lock_guard lock(readersMutex);
            if (!idleReaders.empty()) {
                auto reader = std::move(idleReaders.back());
                idleReaders.pop_back();
                return reader;
            }
        }
        OpenOptions options;
        options.mode = OpenOptions::Mode::ReadOnly;
        auto opened = sqlite::Database::open(path, options);
        if (!opened)
            throw sql::Refusal(opened.error());
        return std::move(*opened);
    }

    void giveBack(std::unique_ptr<sqlite::Database> reader)
    {
        const std::lock_guard lock(readersMutex);
        idleReaders.push_back(std::move(reader));
    }
};

Store::Store(std::unique_ptr<Private> d_) : d(std::move(d_)) { }
Store::~Store() = default;

Result<std::unique_ptr<Store>> Store::open(const QString &path, const Clock &clock)
{
    initSql();
    OpenOptions options;
    options.durability = OpenOptions::Durability::Full; // what was answered "accepted" survives a power cut
    options.cacheKiB = 64 * 1024;
    auto writer = sqlite::Database::open(path, options);
    if (!writer)
        return tl::unexpected<Error>(writer.error());
    if (auto migrated = sql::migrate(**writer, sqlFolder); !migrated)
        return tl::unexpected<Error>(migrated.error());
    auto store = std::unique_ptr<Store>(new Store(std::unique_ptr<Private>(new Private{path, clock, {}, {}, std::move(*writer), {}, {}})));
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
    d->listener = std::move(listener);
}

Result<void> Store::backup(const QString &toPath)
{
    if (QFile::exists(toPath))
        return failure(Error::Kind::CorrectInput, QStringLiteral("file_exists"), toPath);
    const auto copied = sql::guarded([&]() -> Result<void> {
        auto reader = d->takeReader();
        const int code = copyDatabase(reader->handle(), toPath);
        d->giveBack(std::move(reader));
        if (code == SQLITE_OK)
            return {};
        return tl::unexpected<Error>(sqlite::errorOfCode(code, toPath));
    });
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

QString Store::path() const
{
    return d->path;
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
    m_open.reset(new Open{std::move(lock), sql::Transaction(*store.d->writer), Rows(*store.d->writer, store.d->clock.now())});
}

Store::WriteScope::~WriteScope() = default;

Rows &Store::WriteScope::rows()
{
    return m_open->rows;
}

void Store::WriteScope::commit()
{
    const bool isNews = m_open->rows.flushSeq();
    m_open->transaction.commit();
    // Still under the writer's lock: numbers are told in their order.
    if (isNews && m_store.d->listener)
        m_store.d->listener(m_open->rows.seq());
}

struct Store::ReadScope::Open
{
    std::unique_ptr<sqlite::Database> reader;
    std::optional<sql::Transaction> transaction;
    std::optional<Rows> rows;
};

Store::ReadScope::ReadScope(Store &store) : m_store(store), m_open(std::make_unique<Open>())
{
    m_open->reader = store.d->takeReader();
    m_open->transaction.emplace(*m_open->reader, sql::Transaction::Kind::Read);
    m_open->rows.emplace(*m_open->reader, store.d->clock.now());
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
