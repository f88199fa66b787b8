#pragma once

#include "channels/email/mailmessage.h"

namespace otklik {

/// Reads a letter (RFC 5322, MIME). Any bytes give one: what cannot be read stays empty. Texts longer than 2 MiB
/// and parts nested more than 30 deep are left out. Any thread.
[[nodiscard]] MailMessage parseMail(const QByteArray &bytes);

/// Only the Message-ID of its header, as in MailMessage::messageId.
[[nodiscard]] QString messageIdOf(const QByteArray &header);

} // namespace otklik
