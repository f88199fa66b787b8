#pragma once

#include <QtGlobal>

namespace otklik {

/// How much history a laptop keeps beside its open work; what is older is asked
/// for from the server.
struct HistoryWindow final
{
    int days = 180;
    qint64 bytes = qint64(2) << 30; ///< of the cache's rows and indexes

    friend bool operator==(const HistoryWindow &, const HistoryWindow &) = default;
};

} // namespace otklik
