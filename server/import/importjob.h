#pragma once

#include "channels/incomingpost.h"
#include "models/result.h"
#include "server/import/postcolumns.h"

#include <atomic>
#include <functional>

namespace otklik {

/// Where an import puts its posts: one batch, one transaction.
class PostSink
{
public:
    struct Counts final
    {
        qint64 stored = 0;
        qint64 alreadyThere = 0; ///< the same post was there, with this text or an earlier version of it
    };
    virtual ~PostSink() = default;
    [[nodiscard]] virtual Result<Counts> store(const QList<IncomingPost> &posts) = 0;
};

/// How far an import is. read == stored + alreadyThere + rejected, always.
struct ImportProgress final
{
    qint64 rowsRead = 0;
    qint64 stored = 0;
    qint64 alreadyThere = 0;
    qint64 rejected = 0;
    qint64 bytesRead = 0;
    qint64 bytesTotal = 0;
};

struct ImportOptions final
{
    QString file;
    ColumnMap map{postColumns()};
    QString each;          ///< JSON: the array whose elements are the rows
    QString rejectsFile;   ///< made only when there is something to say
    bool shiftToNow = false;
    TimePoint now{};
};

struct ImportSummary final
{
    ImportProgress counts;
    QString format;
    QString encoding;
    bool hasTimes = true;      ///< false: no column of times; all rows carry the time of the import
    bool wasCancelled = false;
};

/// Reads a file into a sink. Bad rows go to the rejects file (JSON lines: line,
/// reason, and the row: its values by column, or as it stands where it cannot be
/// read) and the rest goes on; a failing sink ends the import with what was
/// stored so far, and running it again goes on from there.
class ImportJob final
{
public:
    using OnProgress = std::function<void(const ImportProgress &)>;

    ImportJob(ImportOptions options, PostSink &sink);

    /// Error codes: those of TextInput, "no_rows", "no_text_column" (detail: the
    /// columns found), "column_not_found", "rejects_unwritable", and the sink's.
    [[nodiscard]] Result<ImportSummary> run(const OnProgress &onProgress, const std::atomic<bool> &cancelled);

private:
    class Run;
    ImportOptions m_options;
    PostSink &m_sink;
};

} // namespace otklik
