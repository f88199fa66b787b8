#pragma once

#include "models/result.h"

#include <QByteArray>
#include <QFile>

namespace otklik::server {

/// A file that a command writes for the operator: never over another one, and
/// readable by its owner only, as it holds what nobody else should see.
class NewFile final
{
public:
    /// Makes it. Codes "file_exists", "file_not_writable" (detail: the path).
    [[nodiscard]] static Result<std::unique_ptr<NewFile>> make(const QString &path);
    /// Code "disk_full" when it does not get there whole.
    [[nodiscard]] Result<void> write(const QByteArray &content);
    /// Takes an unused one away again.
    void discard();

private:
    explicit NewFile(const QString &path) : m_file(path) { }

    QFile m_file;
};

} // namespace otklik::server
