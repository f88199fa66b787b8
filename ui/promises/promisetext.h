#pragma once

#include "models/promise.h"

#include <QCoreApplication>
#include <QTimeZone>

namespace otklik {

/// Promises in words.
class PromiseText final
{
    Q_DECLARE_TR_FUNCTIONS(PromiseText)

public:
    /// "Fri 27 Nov, 18:00", with the year where it is another one than now.
    [[nodiscard]] static QString due(TimePoint due, const QTimeZone &zone);
    /// "overdue by 2 h", "43 min left", "kept", "not a promise".
    [[nodiscard]] static QString standing(const Promise &promise, TimePoint now);
};

} // namespace otklik
