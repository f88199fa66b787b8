#pragma once

#include <QList>
#include <QStringList>

#include <utility>

namespace otklik::bench::hostile {

/// What hostile posts are made of. TRACKER stands for the host that must hear nothing.

[[nodiscard]] const QStringList &markup();    ///< that would run something
[[nodiscard]] const QStringList &pictures();  ///< and other markup that would load something
[[nodiscard]] const QStringList &addresses(); ///< that no reader may open
[[nodiscard]] const QStringList &entities();
[[nodiscard]] const QStringList &bombs();     ///< offered as something to download or to preview
[[nodiscard]] const QStringList &pieces();    ///< of long lines
[[nodiscard]] const QList<char16_t> &orderings(); ///< characters that change the order of others
[[nodiscard]] const QList<char32_t> &invisible();
[[nodiscard]] const QList<QList<char16_t>> &halves(); ///< no UTF-16
/// Addresses that look like others, and the host they lead to.
[[nodiscard]] const QList<std::pair<QString, QString>> &homographs();

} // namespace otklik::bench::hostile
