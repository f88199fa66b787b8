#pragma once

#include <QString>

namespace otklik {

/// What the words before a number say it is.
enum class NumberCue { None, Card, Phone, Passport, Snils, Inn, Account, Contract, Order };

/// The cue nearest before `start` (within some forty characters of the same
/// line). Order is only said when nothing but fillers ("№", "number") stands
/// between the word and the number.
[[nodiscard]] NumberCue cueBefore(const QString &text, qsizetype start);

/// Whether what stands right behind a number makes it an amount: a currency, a
/// unit, a percent sign, decimals.
[[nodiscard]] bool isAmount(const QString &text, qsizetype start, qsizetype end);

} // namespace otklik
