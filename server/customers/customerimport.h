#pragma once

#include "server/customers/customermatches.h"
#include "server/customers/customerwriter.h"
#include "server/store/customersourcestore.h"

#include <QMap>

#include <atomic>
#include <functional>
#include <memory>

namespace otklik::server {

class Store;

/// Whether it can be the name of a source: it stands at every record, and in front of what tells records apart.
[[nodiscard]] bool isSourceTitle(const QString &title);

struct CustomerImportOptions final
{
    QString title;            ///< of the source; stands at everything that it brings
    CustomerBase base;        ///< without an id
    QString startedBy;        ///< for the log
    bool isDryRun = false;    ///< nothing is stored, not even that it was asked
    bool marksGone = false;   ///< who is not told any more is gone from the source
    qsizetype mostOutcomes = 50;
};

/// What an import has done so far, or would do.
struct CustomerImportReport final
{
    CustomerCounts counts;
    QList<CustomerOutcome> outcomes;  ///< the first ones that are not "unchanged"
    QMap<QString, qint64> leftOut;    ///< how many records lost what, by code
    std::optional<Error> endedBy;     ///< the source broke off; what was read before is stored
    bool wasCancelled = false;
};

/// Brings the customers of a source in, in one direction and again and again: the same source
/// twice changes nothing. Batches of a transaction each; what was done stays, whatever ends it,
/// and the next import goes on. One run, on one thread.
class CustomerImport final
{
public:
    /// Opens the source where the last import left it.
    using Open = std::function<Result<std::unique_ptr<CustomerReader>>(const QByteArray &state)>;
    using OnProgress = std::function<void(const CustomerCounts &)>;
    /// Every outcome, as it comes, for a report of all.
    using OnOutcome = std::function<void(const CustomerOutcome &)>;

    /// `store` must outlive the import.
    CustomerImport(Store &store, CustomerImportOptions options)
        : m_store(store), m_options(std::move(options)), m_matches(store, m_options.title)
    {}

    void setListeners(OnProgress onProgress, OnOutcome onOutcome);

    /// Error codes: "bad_title", those of `open`, and those of the store.
    [[nodiscard]] Result<CustomerImportReport> run(const Open &open, const std::atomic<bool> &cancelled);

private:
    using Batch = QList<CustomerRow>;

    [[nodiscard]] Result<QByteArray> begin();
    [[nodiscard]] Result<void> readAll(CustomerReader &reader, const std::atomic<bool> &cancelled);
    [[nodiscard]] bool readBatch(CustomerReader &reader, Batch &batch);
    [[nodiscard]] Result<void> store(CustomerReader &reader, const Batch &batch, const std::atomic<bool> &cancelled);
    [[nodiscard]] Result<void> markGone(const CustomerReader &reader);
    [[nodiscard]] Result<void> end(const CustomerReader *reader, const QString &code);
    [[nodiscard]] QString toldAs(const QString &code) const;
    void tell(const CustomerOutcome &outcome);
    void tellAll(const QList<CustomerOutcome> &outcomes);
    [[nodiscard]] Result<void> findLikely(QList<CustomerOutcome> &outcomes, const Batch &batch, const std::atomic<bool> &cancelled);
    template <class Work>
    [[nodiscard]] Result<QList<CustomerOutcome>> work(const Work &work);

    Store &m_store;
    const CustomerImportOptions m_options;
    OnProgress m_onProgress = [](const CustomerCounts &) {};
    OnOutcome m_onOutcome = [](const CustomerOutcome &) {};
    Source m_source;
    ImportRun m_run;
    CustomerImportReport m_report;
    CustomerMatches m_matches; ///< asked in a dry run only
    QSet<AccountId> m_seen;
    bool m_hasUnknown = false; ///< a record could not be read so far as to tell whose it is
    qint64 m_batches = 0;
};

} // namespace otklik::server
