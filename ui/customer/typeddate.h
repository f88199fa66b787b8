#pragma once

#include <QDate>
#include <QString>

#include <optional>

namespace otklik {

/// Dates as people type and read them in the language of the interface.
namespace typeddate {

/// "24.12.1990", "24 December 1990", "1990-12-24" …; the reader's own order of day and month counts.
[[nodiscard]] std::optional<QDate> read(const QString &typed);
/// In the short way of the reader's language, with the whole year.
[[nodiscard]] QString shown(QDate date);
/// The same of yyyy-mm-dd; anything else as it is.
[[nodiscard]] QString shown(const QString &iso);

} // namespace typeddate

} // namespace otklik
