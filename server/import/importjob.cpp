#include "server/import/importjob.h"

#include "server/import/rowmapper.h"
#include "server/import/textinput.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

namespace otklik {

namespace {

constexpr qsizetype batchSize = 2000;

/// The file of refused rows; made with the first of them.
class Rejects final
{
public:
    explicit Rejects(const QString &path) : m_file(path) { }

    [[nodiscard]] bool add(const RawRow &row, const std::vector<std::string> &columns, const std::string &reason)
    {
        if (!m_file.isOpen() && !m_file.open(QIODevice::WriteOnly | QIODevice::Truncate))
            return false;
        const QJsonObject object{{QStringLiteral("line"), static_cast<qint64>(row.line)},
                                 {QStringLiteral("reason"), QString::fromStdString(reason)},
                                 {QStringLiteral("row"), contentOf(row, columns)}};
        return m_file.write(QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n') > 0;
    }
    [[nodiscard]] bool finish() { return !m_file.isOpen() || m_file.flush(); }

private:
    /// As it stands in the file where it could not be read, else its values by column.
    static QJsonValue contentOf(const RawRow &row, const std::vector<std::string> &columns)
    {
        if (!row.raw.empty())
            return QString::fromStdString(row.raw);
        QJsonObject values;
        for (size_t i = 0; i < std::min(row.values.size(), columns.size()); ++i)
            if (!row.values[i].empty())
                values.insert(QString::fromStdString(columns[i]), QString::fromStdString(row.values[i]));
        return values;
    }

    QFile m_file;
};

} // namespace

/// One pass over the file, with what it gathers on the way.
class ImportJob::Run final
{
public:
    Run(const ImportOptions &options, PostSink &sink)
        : m_options(options), m_sink(sink),
          m_mapper(options.map, {options.now, std::chrono::milliseconds(0), prefixOf(options.each)}),
          m_rejects(options.rejectsFile)
    {
    }

    Result<ImportSummary> go(const OnProgress &onProgress, const std::atomic<bool> &cancelled)
    {
        if (m_options.shiftToNow) {
            const auto newest = newestTime();
            if (!newest)
                return tl::unexpected<Error>(newest.error());
            if (*newest)
                m_mapper.setShift(m_options.now - **newest);
        }
        auto input = TextInput::open(m_options.file);
        if (!input)
            return tl::unexpected<Error>(input.error());
        const auto reader = makeRowReader(**input, m_options.each.toStdString());
        m_summary.format = QString::fromStdString(reader->format());
        m_summary.encoding = (*input)->encoding();
        m_summary.counts.bytesTotal = (*input)->bytesTotal();
        while (!m_summary.wasCancelled && reader->next(m_row)) {
            if (const auto taken = takeRow(*reader); !taken)
                return tl::unexpected<Error>(taken.error());
            if (m_batch.size() < batchSize)
                continue;
            m_summary.counts.bytesRead = (*input)->bytesRead();
            if (const auto stored = flush(); !stored)
                return tl::unexpected<Error>(stored.error());
            onProgress(m_summary.counts);
            m_summary.wasCancelled = cancelled;
        }
        if ((*input)->failed())
            return failure(Error::Kind::GiveUp, QStringLiteral("file_unreadable"), m_options.file);
        if (const auto stored = flush(); !stored)
            return tl::unexpected<Error>(stored.error());
        if (m_summary.counts.rowsRead == 0)
            return failure(Error::Kind::CorrectInput, QStringLiteral("no_rows"));
        if (!m_rejects.finish())
            return failure(Error::Kind::GiveUp, QStringLiteral("rejects_unwritable"), m_options.rejectsFile);
        m_summary.counts.bytesRead = (*input)->bytesRead();
        m_summary.hasTimes = m_mapper.hasColumn(ImportField::Time, reader->columns());
        return m_summary;
    }

private:
    static std::string prefixOf(const QString &each) { return each.isEmpty() ? std::string() : each.toStdString() + "."; }

    Result<bool> takeRow(const RowReader &reader)
    {
        if (!m_checked && m_row.problem.empty()) {
            if (auto checked = checkColumns(reader.columns()); !checked)
                return checked;
            m_checked = true;
        }
        ++m_summary.counts.rowsRead;
        IncomingPost post;
        std::string problem;
        if (m_mapper.map(m_row, reader.columns(), post, problem)) {
            m_batch.append(std::move(post));
            return true;
        }
        ++m_summary.counts.rejected;
        if (!m_rejects.add(m_row, reader.columns(), problem))
            return failure(Error::Kind::GiveUp, QStringLiteral("rejects_unwritable"), m_options.rejectsFile);
        return true;
    }

    Result<bool> checkColumns(const std::vector<std::string> &columns)
    {
        if (const QStringList missing = m_options.map.missing(columns); !missing.isEmpty() && m_options.each.isEmpty())
            return failure(Error::Kind::CorrectInput, QStringLiteral("column_not_found"), missing.join(u", "));
        if (m_mapper.hasColumn(ImportField::Text, columns))
            return true;
        QStringList names;
        for (const std::string &column : columns)
            names.append(QString::fromStdString(column));
        return failure(Error::Kind::CorrectInput, QStringLiteral("no_text_column"), names.join(u", "));
    }

    Result<bool> flush()
    {
        if (m_batch.isEmpty())
            return true;
        const auto counts = m_sink.store(m_batch);
        if (!counts)
            return tl::unexpected<Error>(counts.error());
        m_summary.counts.stored += counts->stored;
        m_summary.counts.alreadyThere += counts->alreadyThere;
        m_batch.clear();
        return true;
    }

    /// A first look through the whole file: the newest time of what will be stored.
    Result<std::optional<TimePoint>> newestTime()
    {
        auto input = TextInput::open(m_options.file);
        if (!input)
            return tl::unexpected<Error>(input.error());
        const auto reader = makeRowReader(**input, m_options.each.toStdString());
        std::optional<TimePoint> newest;
        IncomingPost post;
        std::string problem;
        while (reader->next(m_row)) {
            const auto time = m_mapper.timeOf(m_row, reader->columns());
            if (time && (!newest || *time > *newest) && m_mapper.map(m_row, reader->columns(), post, problem))
                newest = time;
        }
        return newest;
    }

    const ImportOptions &m_options;
    PostSink &m_sink;
    RowMapper m_mapper;
    Rejects m_rejects;
    ImportSummary m_summary;
    RawRow m_row;
    QList<IncomingPost> m_batch;
    bool m_checked = false;
};

ImportJob::ImportJob(ImportOptions options, PostSink &sink) : m_options(std::move(options)), m_sink(sink) { }

Result<ImportSummary> ImportJob::run(const OnProgress &onProgress, const std::atomic<bool> &cancelled)
{
    return Run(m_options, m_sink).go(onProgress, cancelled);
}

} // namespace otklik
