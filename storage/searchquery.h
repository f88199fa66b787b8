#pragma once

#include "models/clock.h"

#include <QString>

#include <optional>

namespace otklik {

/// What a person typed into the search line, as FTS5 is asked for it. Words are
/// looked up in all their forms, the last one also as a beginning; "…" and «…»
/// keep words together; `from:name`, `network:vk`, `before:2026-01-31` and
/// `after:2026-01-31` (also `31.01.2026`; local days) narrow. Nothing that is
/// typed can be a syntax error: what is not a word is left out.
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

/// What was meant when the keyboard was in the other layout: `ghbdtn` → `привет`,
/// `рудз` → `help`. Operators keep their names. Empty when nothing would change.
[[nodiscard]] QString inOtherLayout(const QString &typed);

} // namespace otklik
