#pragma once

#include "models/customerimports.h"
#include "tests/support/fakestores.h"

namespace otklik::fakes {

/// A server that imports what the test says: each step is done when it is asked for the second time.
class FakeCustomerImports final : public CustomerImports
{
public:
    ImportOverview has;
    QList<ImportColumn> columns;   ///< what looking finds
    QJsonObject counts;            ///< of a trial and of an import
    ImportReport told;             ///< of both
    QString code;                  ///< how the next step ends
    QString detail;
    std::optional<Error> trouble;  ///< instead of any answer
    bool isStuck = false;          ///< steps stay under way until they are stopped
    Gate gate;
    // what was asked
    QList<ImportStart> starts;
    QList<ImportOrder> orders;
    QByteArray received;
    int stops = 0;
    int forgotten = 0;

    Answer<ImportOverview> overview() override { return answer(has); }
    Answer<CustomerJob> start(const ImportStart &start) override
    {
        starts.append(start);
        received.clear();
        m_job = {};
        m_job.id = QStringLiteral("job");
        m_job.title = start.title;
        m_job.kind = start.kind;
        m_job.url = start.url;
        m_job.userName = start.userName;
        m_job.fileName = start.fileName;
        m_job.fileSize = start.fileSize;
        m_job.state = start.kind == CustomerBaseKind::File ? ImportState::Receiving : ImportState::Idle;
        return answer(m_job);
    }
    Answer<CustomerJob> send(const QString &, qint64 at, const QByteArray &bytes) override
    {
        received = received.left(at) + bytes;
        m_job.fileReceived = received.size();
        if (m_job.fileReceived == m_job.fileSize)
            m_job.state = ImportState::Idle;
        return answer(m_job);
    }
    Answer<CustomerJob> order(const QString &, const ImportOrder &order) override
    {
        orders.append(order);
        m_job.step = order.step;
        m_job.mapping = order.mapping;
        m_job.isWhole = order.isWhole;
        m_job.state = ImportState::Running;
        m_job.code.clear();
        m_job.detail.clear();
        m_job.counts = {{QStringLiteral("read"), 200}};
        return answer(m_job);
    }
    Answer<CustomerJob> job(const QString &) override
    {
        if (!isStuck || m_job.state == ImportState::Stopping)
            finish();
        return answer(m_job);
    }
    Answer<ImportReport> report(const QString &) override { return answer(told); }
    Answer<CustomerJob> stop(const QString &) override
    {
        ++stops;
        m_job.state = ImportState::Stopping;
        code = QStringLiteral("cancelled");
        return answer(m_job);
    }
    Answer<bool> forget(const QString &) override
    {
        ++forgotten;
        has.jobs.clear();
        return answer(true);
    }

private:
    template <class T>
    Answer<T> answer(const T &value)
    {
        return trouble ? gate.answer<T>(tl::unexpected(*trouble)) : gate.answer<T>(value);
    }
    void finish()
    {
        m_job.state = ImportState::Idle;
        m_job.code = std::exchange(code, {});
        m_job.detail = detail;
        if (m_job.step == ImportStep::Look)
            m_job.columns = m_job.code.isEmpty() ? columns : QList<ImportColumn>();
        m_job.counts = m_job.step == ImportStep::Look ? QJsonObject() : counts;
    }

    CustomerJob m_job;
};

} // namespace otklik::fakes
