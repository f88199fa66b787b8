#include "server/main/operatorname.h"

#include <pwd.h>
#include <unistd.h>

namespace otklik::server {

QString nameOfOperator()
{
    const passwd *entry = ::getpwuid(::getuid());
    return entry ? QString::fromLocal8Bit(entry->pw_name) : QString::number(::getuid());
}

} // namespace otklik::server
