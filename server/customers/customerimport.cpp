#include "server/customers/customerimport.h"

#include "server/customers/customerrows.h"
#include "server/store/makeid.h"
#include "server/store/store.h"

namespace otklik::server {

namespace {

constexpr qsizetype recordsOfBatch = 200;
constexpr qint64 batchesOfState = 25; ///< the state may be large; one that lags behind only asks for more

} // namespace

bool isSourceTitle(const QString &title)
{
    return !title.isEmpty() && title.size() <= importlimit::title && title == title.simplified() && !title.contains(u'/');
}

void CustomerImport::setListeners(OnProgress onProgress, OnOutcome onOutcome)
{
    m_onProgress = std::move(onProgress);
    m_onOutcome = std::move(onOutcome);
}

/// Finds or makes the source and writes down that it is read. Gives the state of the last reading.
Result<QByteArray> CustomerImport::begin()
{
    m_source.network = customerBase;
    m_source.title = m_options.title;
    const auto state = [this](Rows &rows) {
        CustomerSourceStore sources(rows);
        const auto base = sources.base(m_source.id);
        // Another address or another mapping reads everything anew.
        const bool isSame = base && base->url == m_options.base.url && base->mapping == m_options.base.mapping;
        return isSame ? sources.state(m_source.id) : QByteArray();
    };
    if (m_options.isDryRun)
        return m_store.read([&](Rows &rows) -> Result<QByteArray> {
            if (const auto source = CustomerSourceStore(rows).sourceCalled(m_options.title))
                m_source = *source;
            return state(rows);
        });
    return m_store.write([&](Rows &rows) -> Result<QByteArray> {
        CustomerSourceStore sources(rows);
        if (const auto source = sources.sourceCalled(m_options.title)) {
            m_source = *source;
        } else {
            m_source.id = makeId<SourceId>(rows);
            rows.put(m_source);
        }
        const QByteArray before = state(rows);
        CustomerBase base = m_options.base;
        base.id = m_source.id;
        sources.put(base);
        m_run.id = makeId<Id<struct ImportRunTag>>(rows).value;
        m_run.sourceId = m_source.id;
        m_run.startedBy = m_options.startedBy;
        m_run.startedAt = rows.now();
        sources.put(m_run);
        return before;
    });
}

/// Runs `work(rows, writer)` in a transaction of the mode.
template <class Work>
Result<QList<CustomerOutcome>> CustomerImport::work(const Work &work)
{
    const auto inMode = [&](Rows &rows) -> Result<QList<CustomerOutcome>> {
        CustomerWriter writer(rows, m_source,
                              m_options.isDryRun ? CustomerWriter::Mode::Plan : CustomerWriter::Mode::Apply);
        return work(rows, writer);
    };
    return m_options.isDryRun ? m_store.read(inMode) : m_store.write(inMode);
}

void CustomerImport::tellAll(const QList<CustomerOutcome> &outcomes)
{
    for (const CustomerOutcome &outcome : outcomes)
        tell(outcome);
}

/// After a real import the linkage looks at the new ones itself. Outcomes stand as the batch does.
Result<void> CustomerImport::findLikely(QList<CustomerOutcome> &outcomes, const Batch &batch, const std::atomic<bool> &cancelled)
{
    for (qsizetype i = 0; i < outcomes.size() && !cancelled; ++i) {
        if (outcomes[i].verdict != CustomerVerdict::New)
            continue;
        auto likely = m_matches.of(batch[i].customer, [&cancelled] { return cancelled.load(); });
        if (!likely)
            return tl::unexpected(likely.error());
        outcomes[i].likely = std::move(*likely);
    }
    return {};
}

/// Names come from the source, and there may be any number of them: the rest is counted without.
QString CustomerImport::toldAs(const QString &code) const
{
    constexpr qsizetype mostNames = 100;
    const bool isName = code.startsWith(leftout::sensitiveField);
    return isName && m_report.leftOut.size() >= mostNames && !m_report.leftOut.contains(code)
        ? leftout::moreSensitiveFields
        : code;
}

void CustomerImport::tell(const CustomerOutcome &outcome)
{
    m_report.counts.count(outcome.verdict);
    m_report.counts.likely += outcome.likely.isEmpty() ? 0 : 1;
    for (const QString &code : outcome.leftOut)
        ++m_report.leftOut[toldAs(code)];
    if (outcome.verdict != CustomerVerdict::Unchanged && m_report.outcomes.size() < m_options.mostOutcomes)
        m_report.outcomes.append(outcome);
    m_onOutcome(outcome);
}

/// False: this was the last one, as the source has no more or breaks off.
bool CustomerImport::readBatch(CustomerReader &reader, Batch &batch)
{
    while (batch.size() < recordsOfBatch) {
        CustomerRow row;
        const auto more = reader.next(row);
        if (!more)
            m_report.endedBy = more.error();
        if (!more.value_or(false))
            return false;
        if (row.customer.externalId.isEmpty()) {
            m_hasUnknown = true;
        } else {
            const AccountId id = customerAccountId(m_source.title, row.customer.externalId);
            if (m_seen.contains(id) && row.problem.isEmpty())
                row.problem = QStringLiteral("told_twice");
            m_seen.insert(id);
        }
        batch.append(std::move(row));
    }
    return true;
}

Result<void> CustomerImport::store(CustomerReader &reader, const Batch &batch, const std::atomic<bool> &cancelled)
{
    auto outcomes = work([&](Rows &, CustomerWriter &writer) -> Result<QList<CustomerOutcome>> {
        QList<CustomerOutcome> made;
        for (const CustomerRow &row : batch)
            made.append(writer.take(row));
        return made;
    });
    if (!outcomes)
        return tl::unexpected(outcomes.error());
    if (m_options.isDryRun)
        if (const auto found = findLikely(*outcomes, batch, cancelled); !found)
            return found;
    tellAll(*outcomes);
    for (const CustomerOutcome &outcome : std::as_const(*outcomes))
        if (outcome.code == u"erased" || outcome.code == u"not_here")
            reader.forget(outcome.externalId);
    if (m_options.isDryRun || ++m_batches % batchesOfState != 0)
        return {};
    return m_store.write([&](Rows &rows) -> Result<void> {
        CustomerSourceStore(rows).setState(m_source.id, reader.state());
        return {};
    });
}

Result<void> CustomerImport::readAll(CustomerReader &reader, const std::atomic<bool> &cancelled)
{
    for (bool hasMore = true; hasMore && !m_report.wasCancelled;) {
        Batch batch;
        hasMore = readBatch(reader, batch);
        if (const auto stored = store(reader, batch, cancelled); !stored)
            return stored;
        m_onProgress(m_report.counts);
        m_report.wasCancelled = cancelled && hasMore;
    }
    return {};
}

/// Only where each of the source's records was told and known.
Result<void> CustomerImport::markGone(const CustomerReader &reader)
{
    if (m_report.endedBy || m_report.wasCancelled || !reader.hasToldAll())
        return {};
    auto missing = m_store.read([&](Rows &rows) -> Result<QList<AccountId>> {
        return CustomerSourceStore(rows).missing(m_source.title, m_seen);
    });
    if (!missing)
        return tl::unexpected(missing.error());
    if (m_hasUnknown || !m_options.marksGone) {
        m_report.counts.missing = missing->size();
        return {};
    }
    for (; !missing->isEmpty(); *missing = missing->mid(recordsOfBatch)) {
        const auto marked = work([&](Rows &, CustomerWriter &writer) -> Result<QList<CustomerOutcome>> {
            QList<CustomerOutcome> made;
            for (const AccountId &id : missing->mid(0, recordsOfBatch))
                made.append(writer.markGone(id));
            return made;
        });
        if (!marked)
            return tl::unexpected(marked.error());
        tellAll(*marked);
    }
    return {};
}

Result<void> CustomerImport::end(const CustomerReader *reader, const QString &code)
{
    if (m_options.isDryRun)
        return {};
    return m_store.write([&](Rows &rows) -> Result<void> {
        CustomerSourceStore sources(rows);
        if (reader)
            sources.setState(m_source.id, reader->state());
        m_run.endedAt = rows.now();
        m_run.counts = m_report.counts.json();
        QJsonObject leftOut;
        for (auto it = m_report.leftOut.cbegin(); it != m_report.leftOut.cend(); ++it)
            leftOut.insert(it.key(), *it);
        if (!leftOut.isEmpty())
            m_run.counts.insert(QStringLiteral("left_out"), leftOut);
        m_run.code = code;
        sources.put(m_run);
        return {};
    });
}

Result<CustomerImportReport> CustomerImport::run(const Open &open, const std::atomic<bool> &cancelled)
{
    if (!isSourceTitle(m_options.title))
        return failure(Error::Kind::CorrectInput, QStringLiteral("bad_title"), m_options.title);
    const auto state = begin();
    if (!state)
        return tl::unexpected(state.error());
    const auto reader = open(*state);
    if (!reader) {
        if (const auto ended = end(nullptr, reader.error().code); !ended)
            return tl::unexpected(ended.error());
        return tl::unexpected(reader.error());
    }
    auto done = readAll(**reader, cancelled);
    if (done)
        done = markGone(**reader);
    QString code = m_report.endedBy ? m_report.endedBy->code : QString();
    if (m_report.wasCancelled)
        code = QStringLiteral("cancelled");
    if (!done) {
        (void)end(nullptr, done.error().code); // the store fails; what it says first counts
        return tl::unexpected(done.error());
    }
    if (const auto ended = end(reader->get(), code); !ended)
        return tl::unexpected(ended.error());
    return m_report;
}

} // namespace otklik::server
