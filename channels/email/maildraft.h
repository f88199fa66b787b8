#pragma once

#include "channels/connector.h"
#include "channels/email/mailmessage.h"

namespace otklik {

/// A letter to be sent. Nothing in it can become a header of its own.
struct MailDraft final
{
    MailAddress from;
    MailAddress to;
    QString subject;
    QString text;
    QString messageId;      ///< these three without brackets
    QString inReplyTo;
    QStringList references;
    TimePoint date{};
    QList<OutgoingAttachment> pictures;
};

/// As it goes over the wire: ASCII, CR LF line ends, UTF-8 text in a transfer encoding. Pictures are attachments
/// named by their number.
[[nodiscard]] QByteArray composed(const MailDraft &draft);

/// Of a publication: the same over all its attempts, and nobody's who does not know the key. `domain`: after the @.
[[nodiscard]] QString messageIdOf(const QString &idempotencyKey, const QString &domain);

/// "Re: " before it, once, whatever other mail programs have put there.
[[nodiscard]] QString answeringSubject(const QString &subject);

} // namespace otklik
