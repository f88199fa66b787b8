#include "app/firstpaint.h"

#include <QFile>

#include <chrono>

namespace otklik {

void writeFirstPaint(const QString &file)
{
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    const double ms = std::chrono::duration<double, std::milli>(now).count();
    QFile log(file);
    if (log.open(QIODevice::WriteOnly))
        log.write(QByteArray::number(ms, 'f', 3) + '\n');
}

} // namespace otklik
