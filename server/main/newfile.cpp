#include "server/main/newfile.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace otklik::server {

Result<std::unique_ptr<NewFile>> NewFile::make(const QString &path)
{
    const int made = ::open(QFile::encodeName(path).constData(), O_CREAT | O_EXCL | O_CLOEXEC | O_WRONLY, S_IRUSR | S_IWUSR);
    if (made < 0)
        return failure(Error::Kind::CorrectInput,
                       errno == EEXIST ? QStringLiteral("file_exists") : QStringLiteral("file_not_writable"), path);
    auto file = std::unique_ptr<NewFile>(new NewFile(path));
    if (!file->m_file.open(made, QIODevice::WriteOnly, QFileDevice::AutoCloseHandle)) {
        ::close(made);
        return failure(Error::Kind::GiveUp, QStringLiteral("file_not_writable"), path);
    }
    return file;
}

Result<void> NewFile::write(const QByteArray &content)
{
    const bool isWhole = m_file.write(content) == content.size() && m_file.flush() && ::fsync(m_file.handle()) == 0;
    m_file.close();
    if (!isWhole)
        return failure(Error::Kind::GiveUp, QStringLiteral("disk_full"), m_file.fileName());
    return {};
}

void NewFile::discard()
{
    m_file.close();
    m_file.remove();
}

} // namespace otklik::server
