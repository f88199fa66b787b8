#pragma once

#include "sync/policy.h"

#include <QObject>
#include <QProcess>
#include <QTimer>
#include <QUrl>

namespace otklik {

/// What to start: the program, its arguments, and where its log goes.
struct ServerLaunch final
{
    QString program;
    QStringList arguments;
    QString logFile; ///< empty: nowhere
    std::chrono::milliseconds firstRestart{500};
    std::chrono::milliseconds longestRestart{30'000};
    std::chrono::milliseconds longestStart{60'000}; ///< a large database may be migrated first
    std::chrono::milliseconds longestStop{5'000};
};

/// The desktop's own server on loopback. Hands it a one-time secret through its
/// standard input, learns the port from its standard output, restarts it with
/// pauses when it crashes, and stops it by closing its input, which also
/// happens when the desktop itself dies. Never waits. Owned by the application.
class ServerProcess final : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Stopped,   ///< not wanted
        Starting,  ///< launched, has not told its port yet
        Running,   ///< serves
        Pausing,   ///< crashed: starts again in a moment
        Refused,   ///< said why it cannot serve: waits for a person, see refused()
        Stopping,  ///< input closed, winding down
    };

    ServerProcess(ServerLaunch launch, std::function<double()> random, QObject *parent);
    ~ServerProcess() override;

    void start();
    void stop();
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] qint64 processId() const { return m_process.processId(); }

Q_SIGNALS:
    /// Serves at `server` (loopback); `secret` opens one session as the owner.
    void started(const QUrl &server, const QString &secret);
    /// Ended unasked; it is started again by itself.
    void crashed();
    /// Cannot serve; `code` says why: database_newer, database_damaged, disk_full,
    /// server_missing, server_silent, … Nothing is tried until start().
    void refused(const QString &code);
    void stopped();

private:
    void setState(State to);
    void launch();
    void readAnswer();
    void ended();
    void refuse(const QString &code);

    ServerLaunch m_launch;
    QProcess m_process;
    State m_state = State::Stopped;
    Backoff m_backoff;
    QTimer m_timer; ///< of the state: longest start, pause, longest stop
    QByteArray m_answer;
    QString m_secret;
};

} // namespace otklik
