#include "app/singleinstance.h"

#include <QCryptographicHash>
#include <QDir>
#include <QLocalSocket>

namespace otklik {

namespace {

constexpr int longestCall = 1000; ///< ms

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
            connect(caller, &QLocalSocket::disconnected, caller, &QObject::deleteLater);
            caller->disconnectFromServer();
        }
        Q_EMIT anotherStarted();
    });
}

Result<bool> SingleInstance::take()
{
    if (!QDir().mkpath(m_dataDir))
        return failure(Error::Kind::GiveUp, QStringLiteral("data_unwritable"), m_dataDir);
    auto taken = FileLock::take(m_dataDir + QStringLiteral("/.lock"), QLatin1StringView("already_running"));
    if (!taken && taken.error().code == QLatin1StringView("already_running"))
        return failure(Error::Kind::GiveUp, QStringLiteral("already_running"),
                       callFirst() ? QStringLiteral("called") : QString());
    if (!taken)
        return failure(Error::Kind::GiveUp, QStringLiteral("data_unwritable"), m_dataDir);
    m_lock = std::move(*taken);
    QLocalServer::removeServer(m_name); // of one that died
    m_server.listen(m_name); // without it the folder is still held; only the window cannot be called
    return true;
}

bool SingleInstance::callFirst() const
{
    QLocalSocket first;
    first.connectToServer(m_name);
    return first.waitForConnected(longestCall);
}

} // namespace otklik
