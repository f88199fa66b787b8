#include "server/main/keyfile.h"

#include "server/main/dataplace.h"
#include "server/main/newfile.h"
#include "server/store/secretbox.h"

#include <QCommandLineParser>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cstdio>

#include <fcntl.h>
#include <unistd.h>

namespace otklik::server {

namespace {

constexpr QLatin1StringView optionName("key-file");
constexpr qint64 largestFile = 64 * 1024;

const QByteArray remark = "# Keys of otklik-server: they open the tokens and passwords in its database. Keep a copy apart\n"
                          "# from the backups. The first one seals; older ones open backups of their time.\n";

/// So that the file's name is on the disk, too.
void syncFolderOf(const QString &path)
{
    const int folder = ::open(QFile::encodeName(QFileInfo(path).absolutePath()).constData(), O_RDONLY | O_CLOEXEC);
    if (folder < 0)
        return;
    (void)::fsync(folder);
    ::close(folder);
}

Result<void> writeNew(const QString &path, const QList<QByteArray> &keys)
{
    auto file = NewFile::make(path);
    if (!file)
        return tl::unexpected<Error>(file.error());
    QByteArray content = remark;
    for (const QByteArray &key : keys)
        content += key.toBase64() + '\n';
    if (auto written = (*file)->write(content); !written) {
        (*file)->discard();
        return written;
    }
    syncFolderOf(path);
    return {};
}

} // namespace

void KeyFile::addOption(QCommandLineParser &parser)
{
    parser.addOption({optionName, QStringLiteral("The keys that seal tokens and passwords (otklik.key in the data folder)."),
                      QStringLiteral("FILE")});
}

KeyFile::KeyFile(const QCommandLineParser &parser, const DataPlace &place) : m_path(parser.value(optionName))
{
    if (m_path.isEmpty())
        m_path = QDir(place.folder()).filePath(QStringLiteral("otklik.key"));
}

bool KeyFile::exists() const
{
    return QFileInfo::exists(m_path);
}

bool KeyFile::isOpenToAll() const
{
    return (QFile::permissions(m_path) & (QFile::ReadOther | QFile::WriteOther)) != QFile::Permissions();
}

Result<QList<QByteArray>> KeyFile::read() const
{
    if (!exists())
        return failure(Error::Kind::GiveUp, QStringLiteral("key_missing"), m_path);
    const auto unreadable = failure(Error::Kind::GiveUp, QStringLiteral("key_unreadable"), m_path);
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > largestFile)
        return unreadable;
    QList<QByteArray> keys;
    const QList<QByteArray> lines = file.readAll().split('\n');
    for (const QByteArray &line : lines) {
        const QByteArray text = line.trimmed();
        if (text.isEmpty() || text.startsWith('#'))
            continue;
        const auto key = QByteArray::fromBase64Encoding(text, QByteArray::AbortOnBase64DecodingErrors);
        if (!key || key.decoded.size() != SecretBox::keySize)
            return unreadable;
        keys.append(key.decoded);
    }
    return keys.isEmpty() ? unreadable : Result<QList<QByteArray>>(keys);
}

Result<void> KeyFile::make() const
{
    if (!QDir().mkpath(QFileInfo(m_path).absolutePath()))
        return failure(Error::Kind::GiveUp, QStringLiteral("file_not_writable"), m_path);
    return writeNew(m_path, {SecretBox::newKey()});
}

Result<void> KeyFile::addKey() const
{
    auto keys = read();
    if (!keys)
        return tl::unexpected<Error>(keys.error());
    keys->prepend(SecretBox::newKey());
    const QString place = QFileInfo(m_path).canonicalFilePath(); // a link stays one
    const QString fresh = place + QStringLiteral(".new");
    QFile::remove(fresh); // of a change that was cut short: nothing was sealed with it yet
    if (auto written = writeNew(fresh, *keys); !written)
        return written;
    if (std::rename(QFile::encodeName(fresh).constData(), QFile::encodeName(place).constData()) != 0)
        return failure(Error::Kind::GiveUp, QStringLiteral("file_not_writable"), m_path);
    syncFolderOf(place);
    return {};
}

} // namespace otklik::server
