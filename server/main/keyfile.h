#pragma once

#include "models/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

class QCommandLineParser;

namespace otklik::server {

class DataPlace;

/// The file with the keys that seal the secrets of sources: --key-file FILE, else otklik.key in the folder of
/// --data. A key a line (32 bytes in base64), the newest first; what begins with # is a remark. For its owner only.
class KeyFile final
{
public:
    static void addOption(QCommandLineParser &parser);
    KeyFile(const QCommandLineParser &parser, const DataPlace &place);
    explicit KeyFile(const QString &path) : m_path(path) { }

    [[nodiscard]] QString path() const { return m_path; }
    [[nodiscard]] bool exists() const;
    /// Whether others than its owner and group may read it.
    [[nodiscard]] bool isOpenToAll() const;

    /// Codes "key_missing", "key_unreadable" (may not be read, or holds something else).
    [[nodiscard]] Result<QList<QByteArray>> read() const;
    /// Makes it with one new key, on the disk when this answers. Codes "file_exists", "file_not_writable", "disk_full".
    [[nodiscard]] Result<void> make() const;
    /// Puts a new key before the others; the old file stays until the new one is whole. Codes of read() and make().
    [[nodiscard]] Result<void> addKey() const;

private:
    QString m_path;
};

} // namespace otklik::server
