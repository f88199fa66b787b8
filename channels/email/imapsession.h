#pragma once

#include "channels/email/imapvalue.h"
#include "channels/email/mailline.h"
#include "models/clock.h"

#include <QByteArrayList>

namespace otklik {

/// Speaks IMAP4rev1 (RFC 3501) over an authenticated line, with IDLE (RFC 2177), CONDSTORE and QRESYNC (RFC 7162)
/// and SPECIAL-USE (RFC 6154) where the server has them. Folders are opened for reading only: nothing becomes
/// "seen". Blocks; one thread. An error of kind Retry leaves the line unusable: isUsable().
class ImapSession final
{
public:
    struct Folder final
    {
        QByteArray name;       ///< as the server writes it
        QByteArrayList attributes; ///< in lower case: "\\sent"
    };
    /// What is known of a folder from the reading before.
    struct Known final
    {
        quint32 validity = 0;
        quint32 next = 0;   ///< the first UID not yet read
        quint64 modseq = 0; ///< 0: not known
    };
    struct Examined final
    {
        quint32 validity = 0;
        quint32 next = 0;   ///< UIDNEXT
        quint32 exists = 0;
        quint64 modseq = 0; ///< HIGHESTMODSEQ; 0: the server does not count
        std::optional<qint64> vanished; ///< of those from Known::next on; none: the server does not tell
    };
    struct Message final
    {
        quint32 uid = 0;
        qint64 size = 0;        ///< RFC822.SIZE
        TimePoint internalDate{}; ///< when it came into the folder
        QByteArray bytes;       ///< of BODY.PEEK[…], where it was asked for
    };

    [[nodiscard]] static Result<std::unique_ptr<ImapSession>> open(MailTransport &transport, const MailEndpoint &endpoint);

    [[nodiscard]] bool isUsable() const { return m_isUsable; }
    [[nodiscard]] bool can(const char *capability) const { return m_capabilities.contains(capability); }
    [[nodiscard]] QByteArray selected() const { return m_selected; }

    Result<QList<Folder>> folders();
    /// GiveUp problem::folderMissing where there is none of that name.
    Result<Examined> examine(const QByteArray &folder, const std::optional<Known> &known = {});
    /// Of the open folder, ascending. `criteria`: as RFC 3501 writes them.
    Result<QList<quint32>> search(const QByteArray &criteria);
    /// `items`: "UID INTERNALDATE RFC822.SIZE" and what else. Ascending; those that are gone are left out.
    Result<QList<Message>> fetch(const QList<quint32> &uids, const QByteArray &items);
    Result<void> append(const QByteArray &folder, const QByteArray &message);
    /// Until something came into the open folder or so long; true: something may have come.
    Result<bool> idle(std::chrono::milliseconds atMost);
    Result<void> noop();

private:
    struct Answer final
    {
        QList<QList<ImapValue>> untagged;
        QByteArray status; ///< the words after OK
    };

    explicit ImapSession(std::unique_ptr<MailLine> line) : m_line(std::move(line)) { }
    Result<void> greet();
    Result<Answer> command(const QByteArray &text, const QByteArray &literal = {});
    Result<Answer> answerTo(const QByteArray &tag);
    Result<void> continuation();
    /// One answer with its literals; none: not in that time.
    Result<std::optional<QByteArray>> next(std::chrono::milliseconds atMost);
    Result<bool> more(std::chrono::milliseconds atMost);
    tl::unexpected<Error> unusable(const Error &error);
    tl::unexpected<Error> senseless(QByteArrayView line);
    [[nodiscard]] tl::unexpected<Error> refusal(QByteArrayView line);

    std::unique_ptr<MailLine> m_line;
    QByteArray m_buffer;
    QByteArrayList m_capabilities; ///< in upper case
    QByteArray m_selected;
    int m_commands = 0;
    bool m_isUsable = true;
    bool m_hasResync = false;
};

/// "17-Jul-1996 02:44:25 -0700"; none if it is not such a date.
[[nodiscard]] std::optional<TimePoint> imapDate(const QByteArray &text);

} // namespace otklik
