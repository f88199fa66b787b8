#pragma once

#include "models/result.h"
#include "storage/sqlite/filelock.h"

#include <QLocalServer>

#include <memory>

namespace otklik {

/// Keeps two programs from working on one data folder. The first one holds the
/// folder and is told when another was started; the others end. Owned by main.
class SingleInstance final : public QObject
{
    Q_OBJECT

public:
    explicit SingleInstance(const QString &dataDir, QObject *parent = nullptr);

    /// Takes the folder. Codes: "already_running" (the first one has been asked to
    /// show its window), "data_unwritable". Waits a second at most, before any window.
    [[nodiscard]] Result<bool> take();

Q_SIGNALS:
    void anotherStarted();

private:
    [[nodiscard]] bool callFirst() const;

    QString m_dataDir;
    QString m_name;
    std::unique_ptr<FileLock> m_lock;
    QLocalServer m_server;
};

} // namespace otklik
