#pragma once

#include "channels/connector.h"
#include "channels/email/mailbox.h"
#include "channels/email/mailcursor.h"

namespace otklik {

/// Reads what came into the folders, page by page, and what the brand sent from its own mail program. A letter
/// that is deleted from a folder is not taken back by its author: nothing is ever told as gone.
class EmailReader final
{
public:
    EmailReader(Mailbox &mailbox, const Clock &clock, TimePoint readFrom);

    Result<ReadResult> read(const QString &cursor);
    Result<QList<IncomingPost>> thread(const QString &externalId);
    /// Whether the first folder has had news since the last reading; waits for them.
    Result<bool> waitForNews(std::chrono::milliseconds atMost);

private:
    Result<bool> readFolder(const QByteArray &folder, MailCursor &cursor, ReadResult &result);
    Result<ImapSession::Known> whereToGoOn(const QByteArray &folder, const MailCursor &cursor, ReadResult &result,
                                           ImapSession::Examined &examined);
    Result<void> take(QList<FoundMail> letters, ReadResult &result);
    void tellComplete(MailCursor &cursor, bool isNews, ReadResult &result);

    Mailbox &m_mailbox;
    const Clock &m_clock;
    TimePoint m_readFrom;
    TimePoint m_heardTo{}; ///< as MailCursor::heardTo, without being stored each time
    ImapSession::Known m_watched; ///< of the first folder, as last read
    QHash<QString, MailMessage> m_fresh; ///< of the last page, by external id
};

} // namespace otklik
