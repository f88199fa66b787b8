#pragma once

#include <QString>

namespace otklik {

/// Writes the moment at which the queue stood on the screen, for the measurement
/// `start`: one number, milliseconds of the monotonic clock.
void writeFirstPaint(const QString &file);

} // namespace otklik
