#pragma once

#include "channels/email/emailaccess.h"
#include "channels/email/emailpost.h"
#include "channels/email/imapsession.h"

namespace otklik {

/// The brand's folders as one place to look in. Keeps its session open between calls and makes a new one where
/// it has become stale. Blocks; one thread.
class Mailbox final
{
public:
    Mailbox(MailTransport &transport, const EmailAccess &access, const Clock &clock);

    [[nodiscard]] const EmailAccess &access() const { return m_access; }
    /// Ready for a command.
    Result<ImapSession *> session();
    /// Where letters go that were sent, by SPECIAL-USE or by its usual names; empty: there is none.
    Result<QByteArray> sentFolder();
    /// The watched ones, and that of sent letters at the end.
    Result<QByteArrayList> folders();

    /// Letters of a folder with their texts, in the order of their UIDs, as many of the first as fit into a page.
    /// `last`: the UID up to which all are read.
    Result<QList<FoundMail>> page(const QByteArray &folder, const QList<quint32> &uids, quint32 &last);
    /// All letters with one of these Message-IDs in all folders.
    Result<QList<FoundMail>> withIds(const QStringList &messageIds);
    /// Those that name it among what they answer, or carry it in what they bring back (a bounce); since a day.
    Result<bool> isSpokenOf(const QString &messageId, TimePoint since);
    /// The letter of this external id, as it came. GiveUp: problem::notPossible without a Message-ID, problem::postGone,
    /// problem::mediaTooLarge for one that is longer than is read.
    Result<QByteArray> letter(const QString &externalId);
    /// Those that answer it.
    Result<QList<FoundMail>> answersTo(const QString &messageId);
    /// Puts a letter among the sent ones, unless it is there: many servers do so by themselves.
    Result<void> keepSent(const QByteArray &letter, const QString &messageId);

    /// Names a page's letters apart from all others of their Message-IDs.
    Result<void> nameAll(QList<FoundMail> &letters);

private:
    Result<QList<FoundMail>> search(const QByteArray &criteria, qsizetype atMost);
    Result<void> open(const QByteArray &folder);
    Result<QList<FoundMail>> heads(const QStringList &messageIds);

    MailTransport &m_transport;
    const EmailAccess m_access;
    const Clock &m_clock;
    std::unique_ptr<ImapSession> m_session;
    TimePoint m_usedAt{};
    std::optional<QByteArray> m_sent; ///< of the session
};

/// "1-May-2026", for SEARCH SINCE.
[[nodiscard]] QByteArray imapDay(TimePoint at);

} // namespace otklik
