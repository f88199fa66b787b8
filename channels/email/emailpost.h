#pragma once

#include "channels/email/mailmessage.h"
#include "channels/incomingpost.h"

namespace otklik {

/// A letter that was found in a folder, read.
struct FoundMail final
{
    MailMessage mail;
    TimePoint arrivedAt{}; ///< into the folder
    bool isSent = false;   ///< it stands among what the brand sent
    QString externalId;    ///< set by nameApart()
};

/// The post of it. `own`: the brand's address. Its thread follows from inReplyTo.
[[nodiscard]] IncomingPost postOfMail(const FoundMail &found, const QString &own);

/// The files of it; of pictures the key is their part of the letter, of others there is none.
[[nodiscard]] QList<Media> mediaOfMail(const MailMessage &mail);

/// What tells letters of the same Message-ID apart: when, by whom and about what they were written. Hex.
[[nodiscard]] QString fingerprint(const MailMessage &mail, const QString &own);

/// Its external id unless another letter has the same Message-ID: that, or "no-id …" of what is in it. No
/// Message-ID has a blank in it: ids with one are made here.
[[nodiscard]] QString plainExternalId(const MailMessage &mail, const QString &own);

/// Names those of one Message-ID that are different letters apart: the one that was sent, else the one that came
/// first, keeps it; the others get a fingerprint. The same letter in two folders has one id.
void nameApart(QList<FoundMail> &letters, const QString &own);

/// The Message-ID in an external id, or empty.
[[nodiscard]] QString messageIdIn(const QString &externalId);

/// The Message-ID of the oldest letter it follows, or empty.
[[nodiscard]] QString rootOf(const MailMessage &mail);

} // namespace otklik
