#pragma once

#include "server/customers/customerreader.h"

#include <QTest>

namespace otklik {

/// All rows that a reader tells; what keeps it from telling them fails the test.
template <class Reader>
[[nodiscard]] QList<CustomerRow> allRows(const Result<std::unique_ptr<Reader>> &reader)
{
    QList<CustomerRow> rows;
    if (!reader) {
        QTest::qFail(qPrintable(reader.error().code + u' ' + reader.error().detail), __FILE__, __LINE__);
        return rows;
    }
    CustomerRow row;
    while ((*reader)->next(row).value_or(false))
        rows.append(row);
    if (!(*reader)->hasToldAll())
        QTest::qFail("the reading broke off", __FILE__, __LINE__);
    return rows;
}

} // namespace otklik
