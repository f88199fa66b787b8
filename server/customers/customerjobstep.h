#pragma once

#include "channels/http/http.h"
#include "models/customerimports.h"
#include "models/result.h"
#include "server/customers/customerimport.h"
#include "server/customers/importreporter.h"

#include <atomic>
#include <memory>
#include <mutex>

class QTemporaryFile;

namespace otklik::server {

/// One step of a CustomerJob: looks, tries or imports. Reads and writes the store in transactions of its own; a file is
/// read from a temporary copy, which goes with the step. Made for one run(), which blocks; stop() and counts() may be
/// called from another thread meanwhile.
class CustomerJobStep final
{
public:
    /// `store` and `http` must outlive it. `startedBy`: the colleague's name, for the log.
    CustomerJobStep(Store &store, Http &http, CustomerJob job, QString startedBy);
    ~CustomerJobStep();

    /// Gives the job with what came of it: idle, with a code where it ended early ("cancelled": stop() was called).
    [[nodiscard]] CustomerJob run();
    [[nodiscard]] const ImportReport &report() const { return m_reporter.report(); }

    /// Also what waits for a server's answer ends soon.
    void stop();
    [[nodiscard]] QJsonObject counts() const;

private:
    [[nodiscard]] Result<void> prepare();
    [[nodiscard]] Result<void> copyFile();
    [[nodiscard]] Result<void> look();
    [[nodiscard]] Result<void> import();
    [[nodiscard]] Result<std::unique_ptr<CustomerReader>> open(const QByteArray &state);
    void setCounts(QJsonObject counts);

    class StoppableHttp;
    Store &m_store;
    std::unique_ptr<StoppableHttp> m_http;
    CustomerJob m_job;
    CustomerImportOptions m_options;
    QString m_password;
    bool m_isPasswordTyped = false; ///< for this job, and not kept yet
    std::unique_ptr<QTemporaryFile> m_file;
    ImportReporter m_reporter;
    std::atomic<bool> m_isStopped = false;
    mutable std::mutex m_mutex; ///< of m_counts
    QJsonObject m_counts;
};

/// The name of the secret of SourceStore, under a job's id, that is the password typed for it.
inline const QString jobPasswordName = QStringLiteral("password");

} // namespace otklik::server
