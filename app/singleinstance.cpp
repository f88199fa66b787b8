#include "app/singleinstance.h"

#include <QCryptographicHash>
#include <QDir>
#include <QLocalSocket>

namespace otklik {

namespace {

constexpr int longestCall = 1000; ///< ms
constexpr QByteArrayView captureWish("capture\n");

QString nameFor(const QString &dataDir)
{
    const QByteArray path = QDir(dataDir).absolutePath().toUtf8();
    const QByteArray hash = QCryptographicHash::hash(path, QCryptographicHash::Sha256).toHex().left(24);
    return QStringLiteral("otklik-") + QString::fromLatin1(hash);
}

} // namespace

SingleInstance::SingleInstance(const QString &dataDir, QObject *parent)
    : QObject(parent), m_dataDir(dataDir), m_name(nameFor(dataDir))
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *caller = m_server.nextPendingConnection()) {
            connect(caller, &QLocalSocket::disconnected, this, [this, caller] {
                hear(*caller);
                caller->deleteLater();
            });
            if (caller->state() == QLocalSocket::UnconnectedState) { // it was quick
                hear(*caller);
                caller->deleteLater();
            }
        }
    });
}

/// It has said all that it wants, and is gone: no words mean that the window is to be shown.
void SingleInstance::hear(QLocalSocket &caller)
{
    if (caller.read(captureWish.size()) == captureWish)
        Q_EMIT captureWanted();
    else
        Q_EMIT anotherStarted();
}

Result<bool> SingleInstance::take(Wish wish)
{
    if (!QDir().mkpath(m_dataDir))
        return failure(Error::Kind::GiveUp, QStringLiteral("data_unwritable"), m_dataDir);
    auto taken = FileLock::take(m_dataDir + QStringLiteral("/.lock"), QLatin1StringView("already_running"));
    if (!taken && taken.error().code == QLatin1StringView("already_running"))
        return failure(Error::Kind::GiveUp, QStringLiteral("already_running"),
                       callFirst(wish) ? QStringLiteral("called") : QString());
    if (!taken)
        return failure(Error::Kind::GiveUp, QStringLiteral("data_unwritable"), m_dataDir);
    m_lock = std::move(*taken);
    QLocalServer::removeServer(m_name); // of one that died
    m_server.listen(m_name); // without it the folder is still held; only the window cannot be called
    return true;
}

bool SingleInstance::callFirst(Wish wish) const
{
    QLocalSocket first;
    first.connectToServer(m_name);
    if (!first.waitForConnected(longestCall))
        return false;
    if (wish == Wish::Capture) {
        first.write(captureWish.data(), captureWish.size());
        if (!first.waitForBytesWritten(longestCall))
            return false;
    }
    first.disconnectFromServer();
    return first.state() == QLocalSocket::UnconnectedState || first.waitForDisconnected(longestCall);
}

} // namespace otklik
