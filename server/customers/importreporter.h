#pragma once

#include "server/customers/customerchange.h"

#include <QHash>

namespace otklik::server {

/// Keeps of an import, or of its trial, what a colleague is shown of single records: the first ones of each verdict, in
/// bounds; unchanged ones are counted only. Belongs to one thread.
class ImportReporter final
{
public:
    void take(const CustomerOutcome &outcome);
    [[nodiscard]] const ImportReport &report() const { return m_report; }

private:
    ImportReport m_report;
    QHash<CustomerVerdict, int> m_kept;
};

} // namespace otklik::server
