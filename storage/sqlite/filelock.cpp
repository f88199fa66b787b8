#include "storage/sqlite/filelock.h"

#include <QFile>

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace otklik {

Result<std::unique_ptr<FileLock>> FileLock::take(const QString &path, QLatin1StringView heldCode)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0) {
        const bool isFull = errno == ENOSPC || errno == EDQUOT;
        return failure(Error::Kind::GiveUp, isFull ? QStringLiteral("disk_full") : QStringLiteral("database_unreachable"), path);
    }
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        ::close(descriptor);
        return failure(Error::Kind::GiveUp, heldCode, path);
    }
    return std::unique_ptr<FileLock>(new FileLock(descriptor));
}

FileLock::~FileLock()
{
    ::close(m_descriptor);
}

} // namespace otklik
