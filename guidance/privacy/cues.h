#pragma once

#include <QString>

namespace otklik {

/// What the words before a number say it is.
enum class NumberCue {
    None,
    Card,
    Phone,
    PhoneInEnglish, ///< numbers of any country are to be expected, in the form they have at home
    Passport,
    Snils,
    Inn,
    Ogrn,
    Bik,
    Account,
    Contract,
    Order, ///< a thing's number: an order, a parcel, a model; nobody's own
};

/// The cue nearest before `start` (within some forty characters of the same
/// line, or of a line before that ends in a colon). Order is only said when
/// nothing but fillers ("№", "number") stands between the word and the number.
[[nodiscard]] NumberCue cueBefore(const QString &text, qsizetype start);

/// Whether words like "fax" or "office" stand right behind a number: «…-Fax».
[[nodiscard]] bool isPhoneByWordBehind(const QString &text, qsizetype end);

/// Whether what stands right behind a number makes it an amount: a currency, a
/// unit, a percent sign, decimals.
[[nodiscard]] bool isAmount(const QString &text, qsizetype start, qsizetype end);

} // namespace otklik
