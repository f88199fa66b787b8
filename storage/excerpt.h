#pragma once

#include <QList>
#include <QString>

#include <utility>

namespace otklik {

using Marks = QList<std::pair<int, int>>;

/// One line of at most some 200 characters around the first match, and where in
/// it the matches stand (start, length). `marked` is `text` with U+0002 before
/// and U+0003 behind each match, as FTS5's highlight() writes it.
[[nodiscard]] std::pair<QString, Marks> excerptOf(const QString &text, const QString &marked);

} // namespace otklik
