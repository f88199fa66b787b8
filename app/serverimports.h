#pragma once

#include "models/customerimports.h"

namespace otklik {

class Workplace;

/// Imports of customers by way of the workplace's sync, as soon as there is one. Owned by the workplace; UI thread.
class ServerImports final : public CustomerImports
{
public:
    explicit ServerImports(Workplace &workplace)
        : m_workplace(workplace)
    {}

    Answer<ImportOverview> overview() override;
    Answer<CustomerJob> start(const ImportStart &start) override;
    Answer<CustomerJob> send(const QString &job, qint64 at, const QByteArray &bytes) override;
    Answer<CustomerJob> order(const QString &job, const ImportOrder &order) override;
    Answer<CustomerJob> job(const QString &id) override;
    Answer<ImportReport> report(const QString &job) override;
    Answer<CustomerJob> stop(const QString &job) override;
    Answer<bool> forget(const QString &job) override;

private:
    Workplace &m_workplace;
};

} // namespace otklik
