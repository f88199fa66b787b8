#pragma once

#include "models/result.h"
#include "storage/sqlite/filelock.h"

#include <QLocalServer>

#include <memory>

class QLocalSocket;

namespace otklik {

/// Keeps two programs from working on one data folder. The first one holds the
/// folder and is told when another was started; the others end. Owned by main.
class SingleInstance final : public QObject
{
    Q_OBJECT

public:
    /// What a start wants of the one that runs already.
    enum class Wish { Show, Capture };

    explicit SingleInstance(const QString &dataDir, QObject *parent = nullptr);

    /// Takes the folder. Codes: "already_running" (the first one has been told
    /// of the wish), "data_unwritable". Waits a second at most, before any window.
    [[nodiscard]] Result<bool> take(Wish wish = Wish::Show);

Q_SIGNALS:
    void anotherStarted(); ///< its window is to be shown
    void captureWanted();  ///< what the clipboard holds is to be captured

private:
    [[nodiscard]] bool callFirst(Wish wish) const;
    void hear(QLocalSocket &caller);

    QString m_dataDir;
    QString m_name;
    std::unique_ptr<FileLock> m_lock;
    QLocalServer m_server;
};

} // namespace otklik
