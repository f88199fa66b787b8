#pragma once

#include "channels/email/imapsession.h"

#include <QMap>

namespace otklik {

/// How far each folder has been read.
struct MailCursor final
{
    QMap<QByteArray, ImapSession::Known> folders;
    TimePoint heardTo{}; ///< all before it has been read; the epoch: never yet

    [[nodiscard]] QString toText() const;
    /// An empty text is an empty cursor. Corruption "bad_cursor".
    [[nodiscard]] static Result<MailCursor> fromText(const QString &text);
};

} // namespace otklik
