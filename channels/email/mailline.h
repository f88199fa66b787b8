#pragma once

#include "models/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <chrono>
#include <memory>

namespace otklik {

enum class MailProtocol { Imap, Smtp };

/// How a connection is kept from being read on its way. Plain: to this computer itself only.
enum class MailSecurity { Tls, StartTls, Plain };

/// Where a mailbox is read or letters are handed in, and by whom.
struct MailEndpoint final
{
    MailProtocol protocol = MailProtocol::Imap;
    QString host;
    quint16 port = 0;
    MailSecurity security = MailSecurity::Tls;
    QString login;
    QString password;
    QByteArray authority{}; ///< PEM: who vouches for the server in place of the system's list; empty: that list
};

/// An authenticated connection. Calls block; one thread. Every failure is of kind
/// Retry and leaves nothing but to close it.
class MailLine
{
public:
    virtual ~MailLine() = default;
    /// All of it has been given to the connection, or a failure.
    virtual Result<void> send(QByteArrayView bytes) = 0;
    /// What came, one byte at least; empty: nothing in that time.
    virtual Result<QByteArray> receive(std::chrono::milliseconds atMost) = 0;
};

/// Makes such connections: greeting, encryption and signing in are its part.
class MailTransport
{
public:
    virtual ~MailTransport() = default;
    /// Errors: Retry httpcode::notReached (nothing was sent that counts), SignIn problem::tokenRefused,
    /// CorrectInput problem::insecure for Plain to another computer.
    virtual Result<std::unique_ptr<MailLine>> open(const MailEndpoint &endpoint) = 0;
    /// Ends what is under way soon, and all that comes later. Any thread.
    virtual void interrupt() { }
};

} // namespace otklik
