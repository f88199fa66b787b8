#include "app/serverprocess.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>

#include <array>

namespace otklik {

namespace {

constexpr qsizetype longestAnswer = 4096;

/// 256 bits from the system, in hexadecimal.
QString newSecret()
{
    std::array<quint32, 8> words{};
    QRandomGenerator::system()->fillRange(words.data(), static_cast<qsizetype>(words.size()));
    return QString::fromLatin1(
        QByteArray(reinterpret_cast<const char *>(words.data()), sizeof words).toHex());
}

bool canMove(ServerProcess::State from, ServerProcess::State to)
{
    using enum ServerProcess::State;
    switch (from) {
    case Stopped:
        return to == Starting || to == Refused;
    case Starting:
        return to == Running || to == Pausing || to == Refused || to == Stopping || to == Stopped;
    case Running:
        return to == Pausing || to == Stopping;
    case Pausing:
        return to == Starting || to == Refused || to == Stopped;
    case Refused:
        return to == Starting || to == Pausing || to == Refused || to == Stopped;
    case Stopping:
        return to == Stopped;
    }
    return false;
}

} // namespace

ServerProcess::ServerProcess(ServerLaunch what, std::function<double()> random, QObject *parent)
    : QObject(parent), m_launch(std::move(what)),
      m_backoff(m_launch.firstRestart, m_launch.longestRestart, std::move(random))
{
    m_process.setProgram(m_launch.program);
    m_process.setArguments(m_launch.arguments);
    m_process.setStandardErrorFile(m_launch.logFile.isEmpty() ? QProcess::nullDevice() : m_launch.logFile);
    m_timer.setSingleShot(true);
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &ServerProcess::readAnswer);
    connect(&m_process, &QProcess::finished, this, &ServerProcess::ended);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error != QProcess::FailedToStart)
            return;
        if (m_state == State::Starting)
            refuse(QStringLiteral("server_missing"));
        else
            ended(); // stopped again before it had begun: nothing else will say so
    });
    connect(&m_timer, &QTimer::timeout, this, [this] {
        switch (m_state) {
        case State::Pausing:
            return launch();
        case State::Starting:
            refuse(QStringLiteral("server_silent"));
            m_process.kill();
            return;
        case State::Stopping:
            m_process.kill();
            return;
        case State::Stopped:
        case State::Running:
        case State::Refused:
            return;
        }
    });
}

ServerProcess::~ServerProcess()
{
    m_process.disconnect(this);
    m_process.closeWriteChannel();
}

void ServerProcess::start()
{
    if (m_state == State::Stopped || m_state == State::Refused)
        launch();
}

void ServerProcess::stop()
{
    switch (m_state) {
    case State::Starting:
    case State::Running:
        setState(State::Stopping);
        m_timer.start(m_launch.longestStop);
        m_process.closeWriteChannel();
        return;
    case State::Pausing:
    case State::Refused:
    case State::Stopped:
        m_timer.stop();
        if (m_state != State::Stopped)
            setState(State::Stopped);
        Q_EMIT stopped();
        return;
    case State::Stopping:
        return;
    }
}

void ServerProcess::setState(State to)
{
    Q_ASSERT(canMove(m_state, to));
    m_state = to;
}

void ServerProcess::launch()
{
    if (m_process.state() != QProcess::NotRunning) { // a refused one that is still winding down
        if (m_state != State::Pausing)
            setState(State::Pausing);
        m_timer.start(m_launch.firstRestart);
        return;
    }
    setState(State::Starting);
    m_answer.clear();
    m_secret = newSecret();
    m_timer.start(m_launch.longestStart);
    m_process.start();
    m_process.write(m_secret.toLatin1() + '\n');
}

void ServerProcess::readAnswer()
{
    m_answer += m_process.readAllStandardOutput();
    if (m_state != State::Starting) {
        m_answer.clear();
        return;
    }
    const qsizetype end = m_answer.indexOf('\n');
    if (end < 0) {
        if (m_answer.size() > longestAnswer)
            refuse(QStringLiteral("server_silent"));
        return;
    }
    const QJsonObject answer = QJsonDocument::fromJson(m_answer.left(end)).object();
    const int port = answer.value(QStringLiteral("port")).toInt();
    if (port <= 0 || port > 65535) {
        const QString code = answer.value(QStringLiteral("error")).toString();
        return refuse(code.isEmpty() ? QStringLiteral("server_silent") : code);
    }
    m_timer.stop();
    m_backoff.reset();
    setState(State::Running);
    QUrl url;
    url.setScheme(QStringLiteral("http"));
    url.setHost(QStringLiteral("127.0.0.1"));
    url.setPort(port);
    Q_EMIT started(url, std::exchange(m_secret, {}));
}

void ServerProcess::ended()
{
    switch (m_state) {
    case State::Starting:
        readAnswer(); // a refusal may stand in the last bytes
        if (m_state == State::Refused)
            return;
        [[fallthrough]];
    case State::Running:
        setState(State::Pausing);
        m_timer.start(m_backoff.next());
        Q_EMIT crashed();
        return;
    case State::Stopping:
        m_timer.stop();
        setState(State::Stopped);
        Q_EMIT stopped();
        return;
    case State::Stopped:
    case State::Pausing:
    case State::Refused:
        return;
    }
}

void ServerProcess::refuse(const QString &code)
{
    m_timer.stop();
    setState(State::Refused);
    m_process.closeWriteChannel();
    Q_EMIT refused(code);
}

} // namespace otklik
