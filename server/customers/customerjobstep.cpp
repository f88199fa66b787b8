#include "server/customers/customerjobstep.h"

#include "server/customers/customeropening.h"
#include "server/customers/knownsource.h"
#include "server/store/customerjobstore.h"
#include "server/store/secrets.h"
#include "server/store/store.h"

#include <QTemporaryFile>

namespace otklik::server {

/// Every call ends when the step is stopped.
class CustomerJobStep::StoppableHttp final : public Http
{
public:
    explicit StoppableHttp(Http &http) : m_http(http) { }

    Result<otklik::HttpResponse> perform(const otklik::HttpRequest &request) override
    {
        otklik::HttpRequest stoppable = request;
        stoppable.stop = m_stop.get_token();
        return m_http.perform(stoppable);
    }
    void stop() { m_stop.request_stop(); }

private:
    Http &m_http;
    std::stop_source m_stop;
};

CustomerJobStep::CustomerJobStep(Store &store, Http &http, CustomerJob job, QString startedBy)
    : m_store(store), m_http(std::make_unique<StoppableHttp>(http)), m_job(std::move(job))
{
    m_options.startedBy = std::move(startedBy);
}

CustomerJobStep::~CustomerJobStep() = default;

void CustomerJobStep::stop()
{
    m_isStopped = true;
    m_http->stop();
}

QJsonObject CustomerJobStep::counts() const
{
    const std::lock_guard lock(m_mutex);
    return m_counts;
}

void CustomerJobStep::setCounts(QJsonObject counts)
{
    const std::lock_guard lock(m_mutex);
    m_counts = std::move(counts);
}

CustomerJob CustomerJobStep::run()
{
    auto done = prepare();
    if (done)
        done = m_job.step == ImportStep::Look ? look() : import();
    m_job.state = ImportState::Idle;
    m_job.code = done ? QString() : done.error().code;
    m_job.detail = done ? QString() : done.error().detail.left(importlimit::detail);
    if (m_isStopped && !done) {
        m_job.code = QStringLiteral("cancelled");
        m_job.detail.clear();
    }
    m_job.counts = counts();
    m_file.reset();
    return m_job;
}

Result<void> CustomerJobStep::prepare()
{
    m_options.title = m_job.title;
    m_options.base = {{}, m_job.kind, m_job.kind == CustomerBaseKind::File ? m_job.fileName : m_job.url, m_job.userName,
                      mappingOf(m_job.mapping)};
    m_options.isDryRun = m_job.step != ImportStep::Import;
    m_options.marksGone = m_job.kind != CustomerBaseKind::File || m_job.isWhole;
    m_options.mostOutcomes = 0; // the reporter has them
    if (m_job.kind == CustomerBaseKind::File)
        return copyFile();
    const auto read = m_store.read([&](Rows &rows) -> Result<void> {
        m_password = Secrets(rows).value(m_job.id, jobPasswordName);
        m_isPasswordTyped = !m_password.isEmpty();
        CustomerImportOptions known = m_options;
        const auto kept = addWhatIsKnown(rows, known);
        if (!kept)
            return tl::unexpected(kept.error());
        if (!m_isPasswordTyped)
            m_password = *kept;
        return {};
    });
    return read;
}

Result<void> CustomerJobStep::copyFile()
{
    m_file = std::make_unique<QTemporaryFile>(); // nobody else can read it
    if (!m_file->open())
        return failure(Error::Kind::Retry, QStringLiteral("disk_full"), m_file->errorString());
    for (qint64 at = 0; at < m_job.fileSize;) {
        if (m_isStopped)
            return failure(Error::Kind::Retry, QStringLiteral("cancelled"));
        const auto piece = m_store.read([&](Rows &rows) -> Result<QByteArray> { return CustomerJobStore(rows).piece(m_job.id, at); });
        if (!piece)
            return tl::unexpected(piece.error());
        if (piece->isEmpty())
            return failure(Error::Kind::CorrectInput, QStringLiteral("file_incomplete"));
        if (m_file->write(*piece) != piece->size())
            return failure(Error::Kind::Retry, QStringLiteral("disk_full"), m_file->errorString());
        at += piece->size();
    }
    if (!m_file->flush())
        return failure(Error::Kind::Retry, QStringLiteral("disk_full"), m_file->errorString());
    return {};
}

Result<std::unique_ptr<CustomerReader>> CustomerJobStep::open(const QByteArray &state)
{
    CustomerBase base = m_options.base;
    if (m_file)
        base.url = m_file->fileName();
    return openCustomers(base, m_password, *m_http, state);
}

Result<void> CustomerJobStep::look()
{
    if (m_file) {
        auto columns = columnsOfFile(m_file->fileName(), m_options.base.mapping);
        if (!columns) {
            columns.error().detail.replace(m_file->fileName(), m_job.fileName);
            return tl::unexpected(columns.error());
        }
        m_job.columns = std::move(*columns);
        return {};
    }
    auto reader = open({});
    if (!reader)
        return tl::unexpected(reader.error());
    CustomerRow first;
    const auto read = (*reader)->next(first);
    return read ? Result<void>() : tl::unexpected(read.error());
}

Result<void> CustomerJobStep::import()
{
    CustomerImport import(m_store, m_options);
    import.setListeners([this](const CustomerCounts &counts) { setCounts(counts.json()); },
                        [this](const CustomerOutcome &outcome) { m_reporter.take(outcome); });
    const auto done = import.run([this](const QByteArray &state) { return open(state); }, m_isStopped);
    if (!done) {
        Error error = done.error();
        if (m_file)
            error.detail.replace(m_file->fileName(), m_job.fileName);
        return tl::unexpected(error);
    }
    QJsonObject counts = done->counts.json();
    QJsonObject leftOut;
    for (auto it = done->leftOut.cbegin(); it != done->leftOut.cend(); ++it)
        leftOut.insert(it.key(), *it);
    counts.insert(QStringLiteral("left_out"), leftOut);
    setCounts(std::move(counts));
    if (done->wasCancelled)
        return failure(Error::Kind::Retry, QStringLiteral("cancelled"));
    if (done->endedBy)
        return tl::unexpected(*done->endedBy);
    if (m_options.isDryRun || !m_isPasswordTyped)
        return {};
    return m_store.write([&](Rows &rows) -> Result<void> {
        keepPassword(rows, m_job.title, m_password);
        return {};
    });
}

} // namespace otklik::server
