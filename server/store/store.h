#pragma once

#include "models/clock.h"
#include "models/result.h"
#include "server/store/rows.h"
#include "server/store/secretbox.h"
#include "storage/database/errors.h"

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace otklik::server {

/// The server's database: one SQLite file, or a PostgreSQL schema that several
/// processes share. One writer at a time, in whatever process, so that change
/// numbers become visible in their order; any number of readers with their own
/// connections. Everything that reads or writes it does so in a transaction of
/// read() or write(), on any thread but the I/O one. Owned by main; outlives all
/// that use it.
class Store final
{
public:
    /// Opens or makes the database at a path of a file or a URI of PostgreSQL, and
    /// brings its schema up to date. On PostgreSQL the time of the database stands in
    /// for a SystemClock. Codes: "database_newer", "database_damaged",
    /// "database_readonly", "database_unreachable", "disk_full", "database_busy",
    /// "database_io".
    [[nodiscard]] static Result<std::unique_ptr<Store>> open(const QString &place, const Clock &clock);
    ~Store();

    /// Runs `work(Rows &)`, which answers a Result, in a write transaction that
    /// is committed when it answers a value.
    template <class Work>
    [[nodiscard]] auto write(Work &&work) -> decltype(work(std::declval<Rows &>()))
    {
        return sql::guarded([&]() -> decltype(work(std::declval<Rows &>())) {
            WriteScope scope(*this);
            auto result = work(scope.rows());
            if (result)
                scope.commit();
            return result;
        });
    }

    /// As write(), for what comes often and from many threads at once: whatever
    /// waits for the writer meanwhile shares one commit, and so one fsync. `work`
    /// may run on the thread of another caller. Where the work of one throws, all
    /// that shared with it get an error and nothing of theirs is stored.
    template <class Work>
    [[nodiscard]] auto writeTogether(Work &&work) -> decltype(work(std::declval<Rows &>()))
    {
        using Answer = decltype(work(std::declval<Rows &>()));
        std::optional<Answer> answer;
        const Result<void> done = writeParts([&](Rows &rows) {
            answer.emplace(work(rows));
            return answer->has_value();
        });
        if (!done)
            return tl::unexpected<Error>(done.error());
        return std::move(*answer);
    }

    /// Runs `work(Rows &)` against one consistent state of the database.
    template <class Work>
    [[nodiscard]] auto read(Work &&work) -> decltype(work(std::declval<Rows &>()))
    {
        return sql::guarded([&]() -> decltype(work(std::declval<Rows &>())) {
            ReadScope scope(*this);
            return work(scope.rows());
        });
    }

    /// Called with the newest change number after each commit that made one, on
    /// the writing thread; of PostgreSQL, also after commits of other processes,
    /// on a thread of its own. Set it before the threads start.
    void onCommitted(std::function<void(qint64 upTo)> listener);

    /// What opens and seals the secrets of sources; without it they are refused, "key_missing". Set it before the
    /// threads start.
    void setSecretBox(const SecretBox &box);

    /// A whole copy of the database while it is in use. When it is opened first,
    /// in the original's place, it takes a new epoch, so that laptops notice.
    [[nodiscard]] Result<void> backup(const QString &toPath);

    /// Takes what deletions left behind out of the files: the pages are written anew
    /// and the log is emptied. Writers wait meanwhile; a file of a gigabyte takes
    /// some ten seconds. Code "still_read": a reader held on to the old state for
    /// too long; the rows are gone, their bytes not surely.
    [[nodiscard]] Result<void> scrub();
    /// Where a scrub was cut short before: makes up for it.
    [[nodiscard]] Result<void> scrubIfDue();

    [[nodiscard]] QString place() const;
    [[nodiscard]] const Clock &clock() const;

private:
    struct Private;

    class WriteScope final
    {
    public:
        explicit WriteScope(Store &store);
        ~WriteScope();
        [[nodiscard]] Rows &rows();
        void commit();

    private:
        struct Open;
        Store &m_store;
        std::unique_ptr<Open> m_open;
    };

    class ReadScope final
    {
    public:
        explicit ReadScope(Store &store);
        ~ReadScope();
        [[nodiscard]] Rows &rows();

    private:
        struct Open;
        Store &m_store;
        std::unique_ptr<Open> m_open;
    };

    struct Part;
    /// Waits until `work` was committed, or refused by answering false.
    [[nodiscard]] Result<void> writeParts(const std::function<bool(Rows &)> &work);
    void commitParts(const std::vector<Part *> &parts);

    explicit Store(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace otklik::server
