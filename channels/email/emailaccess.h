#pragma once

#include "channels/connectorsetup.h"
#include "channels/email/mailline.h"
#include "channels/email/mailmessage.h"
#include "models/result.h"

#include <QByteArrayList>

namespace otklik {

/// One mailbox and the way out of it. Of ConnectorSetup: `handle` is the official address; the values are
/// imap_host, imap_port, imap_security, smtp_host, smtp_port, smtp_security ("tls", "starttls", "plain"; ports
/// follow from them), login (else the address), password, folders (with semicolons between; else INBOX), name (of the sender),
/// ca_certificate (PEM: the company's own authority in place of the system's list).
struct EmailAccess final
{
    MailEndpoint imap;
    MailEndpoint smtp;
    MailAddress own;
    QByteArrayList folders; ///< in the server's form, the one watched for news first

    [[nodiscard]] QString domain() const { return own.address.section(u'@', -1); }
};

/// CorrectInput "bad_setup", detail the value's name.
[[nodiscard]] Result<EmailAccess> emailAccess(const ConnectorSetup &setup);

/// In the form that goes over the wire: its domain in ASCII. None where SMTP without SMTPUTF8 cannot carry it.
[[nodiscard]] std::optional<QByteArray> wireAddress(const QString &address);

} // namespace otklik
