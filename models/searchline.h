#pragma once

#include <QDate>
#include <QList>
#include <QString>

#include <optional>

namespace otklik {

/// One part of what a person typed into the search line. Words are looked up in
/// all their forms, the last one also as a beginning; "…" and «…» keep words
/// together; `from:name`, `network:vk`, `before:2026-01-31` and `after:2026-01-31`
/// (also `31.01.2026`) narrow.
struct SearchTerm final
{
    enum class Kind { Words, From, Network, Before, After };

    Kind kind = Kind::Words;
    QString text;        ///< with a word in it; without the operator and the quotes
    bool isLast = false; ///< still being typed
};

/// Nothing that is typed can be a mistake: what is not a word is left out, and of
/// a pasted text the first words are searched.
[[nodiscard]] QList<SearchTerm> searchTermsOf(const QString &typed);

/// Beginnings shorter than that match half of everything.
inline constexpr qsizetype shortestBeginning = 3;

/// The day that stands behind `before:` or `after:`.
[[nodiscard]] std::optional<QDate> searchDayOf(const QString &text);

/// What was meant when the keyboard was in the other layout: `ghbdtn` → `привет`,
/// `рудз` → `help`. Operators keep their names. Empty when nothing would change.
[[nodiscard]] QString inOtherLayout(const QString &typed);

} // namespace otklik
