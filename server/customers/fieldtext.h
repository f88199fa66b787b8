#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace otklik {

/// How people write the values of a customer record, brought into one form. Each gives
/// nothing where the text is something else; the caller keeps the text then.

/// Trimmed, without control characters and halves of characters; line feeds stay where
/// `keepsLines`. At most `longest` long, and `wasCut` is set where it was longer.
[[nodiscard]] QString plainText(const QString &text, qsizetype longest, bool keepsLines, bool *wasCut = nullptr);

/// yyyy-mm-dd of "1990-04-15", "19900415", "15.04.1990", "4/15/1990", with or without a time behind.
[[nodiscard]] std::optional<QString> birthDateOf(const QString &text);
/// Hundredths of "1 234,56 ₽", "1,234.56", "-12".
[[nodiscard]] std::optional<qint64> amountOf(const QString &text);
/// The ISO 4217 code of "RUB", "руб.", "₽", "$".
[[nodiscard]] std::optional<QString> currencyOf(const QString &text);
/// "ru" of "ru_RU", "Русский"; "de" of "de".
[[nodiscard]] std::optional<QString> languageOf(const QString &text);
/// The IANA name, where this system knows it.
[[nodiscard]] std::optional<QString> timeZoneOf(const QString &text);
/// "telegram" of "Телеграм"; empty where the label names no network.
[[nodiscard]] QString networkOf(const QString &label);
/// "telegram:alice" of the label "Телеграм" and the text "@alice"; a URL and a text under
/// a label that names no network stay as they are.
[[nodiscard]] QString profileOf(const QString &label, const QString &text);
/// The single values of a cell: split at commas, semicolons, line feeds and " ::: ".
[[nodiscard]] QStringList valuesOf(const QString &cell);
/// The same for phones: "8 916 123-45-67, ext. 12" is one.
[[nodiscard]] QStringList phonesOf(const QString &cell);

} // namespace otklik
