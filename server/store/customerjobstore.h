#pragma once

#include "models/customerimports.h"

namespace otklik::server {

class Rows;

/// The imports that colleagues prepare, with the bytes of their files: see CustomerJob. A password is a secret of
/// SourceStore under the job's id until the import has brought its source.
class CustomerJobStore final
{
public:
    explicit CustomerJobStore(Rows &rows) : m_rows(rows) { }

    [[nodiscard]] std::optional<CustomerJob> find(const QString &id);
    /// The one of this id, if it is this colleague's.
    [[nodiscard]] std::optional<CustomerJob> find(const QString &id, const UserId &user);
    [[nodiscard]] std::optional<CustomerJob> jobOf(const UserId &user);
    /// Whose it is; empty where there is no such job.
    [[nodiscard]] UserId userOf(const QString &id);
    void add(const CustomerJob &job, const UserId &user);
    /// Writes all that a client is shown, and that somebody was here now.
    void put(const CustomerJob &job);
    /// With its file, its report and its password.
    void remove(const QString &id);
    /// What nobody has touched for a day and no worker works at.
    void removeOld();

    /// The one that waits longest.
    [[nodiscard]] std::optional<CustomerJob> nextWaiting();
    /// All that a worker has not finished: another process did, and ended in it.
    [[nodiscard]] QList<CustomerJob> underWay();

    void putPiece(const QString &id, qint64 at, const QByteArray &bytes);
    [[nodiscard]] QByteArray piece(const QString &id, qint64 at);
    void removeFile(const QString &id);

    [[nodiscard]] QByteArray report(const QString &id);
    void clearReport(const QString &id);
    /// Keeps nothing where forgetWhatWasRead() was called since clearReport().
    void putReport(const QString &id, const QByteArray &report);
    /// After an erasure: no file, sample or report may name the person.
    void forgetWhatWasRead();

private:
    Rows &m_rows;
};

} // namespace otklik::server
