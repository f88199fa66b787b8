#pragma once

#include "models/clock.h"

#include <QString>

#include <optional>

namespace otklik {

/// What a person typed into the search line (models/searchline.h), as FTS5 is asked
/// for it. Days are local ones. Nothing that is typed can be a syntax error.
struct SearchQuery final
{
    QString expression; ///< of FTS5; empty when only times were given, or nothing
    std::optional<TimePoint> from;  ///< published at or after
    std::optional<TimePoint> until; ///< published before

    [[nodiscard]] bool isEmpty() const { return expression.isEmpty() && !from && !until; }
    friend bool operator==(const SearchQuery &, const SearchQuery &) = default;
};

[[nodiscard]] SearchQuery parseSearch(const QString &typed);

/// FTS5's expression for "each word begins one".
[[nodiscard]] QString prefixExpression(const QString &typed);

} // namespace otklik
