#pragma once

#include "channels/email/mailline.h"

namespace otklik {

/// What became of a letter that was handed in.
struct SmtpOutcome final
{
    enum class Kind {
        Taken,            ///< the server answers for it from now on
        Refused,          ///< for good; nothing is sent
        RecipientRefused, ///< likewise, because of the address
        Later,            ///< not taken now; nothing is sent
        NotSent,          ///< the connection broke before the letter was whole: it surely did not go out
        Unclear,          ///< it broke after that: it may have gone out
    };
    Kind kind = Kind::Unclear;
    QString detail{}; ///< the server's words
};

/// Hands one letter in (RFC 5321, 6409) over an authenticated line. `message` has CR LF line ends; addresses are
/// plain ASCII without brackets. Blocks. Nothing is ever tried twice.
[[nodiscard]] SmtpOutcome submit(MailLine &line, const QByteArray &from, const QByteArray &to, const QByteArray &message);

/// Whether it can stand in an SMTP command: local@domain, ASCII, nothing that ends the command.
[[nodiscard]] bool isSmtpAddress(QByteArrayView address);

} // namespace otklik
