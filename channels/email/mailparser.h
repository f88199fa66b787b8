#pragma once

#include "channels/email/mailmessage.h"

namespace otklik {

/// Reads a letter (RFC 5322, MIME). Any bytes give one: what cannot be read stays empty. Texts longer than 2 MiB
/// and parts nested more than 30 deep are left out. Any thread.
[[nodiscard]] MailMessage parseMail(const QByteArray &bytes);

/// The bytes of one of MailMessage::files, decoded, by its place there; at most so many. Empty where there is none.
[[nodiscard]] QByteArray fileOfMail(const QByteArray &letter, const QString &place, qint64 atMost);

/// Only the Message-ID of its header, as in MailMessage::messageId.
[[nodiscard]] QString messageIdOf(const QByteArray &header);

} // namespace otklik
