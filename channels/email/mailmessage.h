#pragma once

#include "models/clock.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace otklik {

struct MailAddress final
{
    QString name;
    QString address; ///< in lower case, "user@host"
    friend bool operator==(const MailAddress &, const MailAddress &) = default;
};

/// What stands beside the text. It is named, never opened on reading.
struct MailFile final
{
    QString name;
    QString mediaType;
    qint64 size = 0; ///< decoded, in bytes
    QString part{};  ///< where it stands in the letter: "1.2" is the second part of the outermost one
};

/// RFC 3464: a mail server tells what became of a letter; of the first recipient it names.
struct DeliveryReport final
{
    QString originalId; ///< Message-ID of that letter; empty: it does not tell
    QString recipient;
    QString action;     ///< "failed", "delayed", "delivered", "relayed", "expanded"
    QString status;     ///< "5.1.1"
    QString diagnostic; ///< the server's words
};

/// A letter as far as a conversation needs it. Message-IDs are without brackets and plain ASCII; others count as none.
struct MailMessage final
{
    QString messageId;
    QString inReplyTo;
    QStringList references; ///< the oldest first
    QList<MailAddress> from;
    QList<MailAddress> replyTo;
    QList<MailAddress> to;
    std::optional<TimePoint> date; ///< as its author claims
    QString subject;
    QString text;  ///< plain; what the author wrote, signature too
    QString quote; ///< plain; what the author quoted below or above that, each line begins with ">"
    QList<MailFile> files;
    std::optional<DeliveryReport> report;
    QString listPost;          ///< address of the mailing list it came through
    bool isAutomatic = false;  ///< made by a program (RFC 3834, Precedence, an empty return path)
    bool isAutoReply = false;  ///< and as an answer to a letter: to answer it starts a loop
};

} // namespace otklik
