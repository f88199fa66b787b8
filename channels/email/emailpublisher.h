#pragma once

#include "channels/connector.h"
#include "channels/email/mailbox.h"

namespace otklik {

/// Sends replies as letters and looks for what became of them.
class EmailPublisher final
{
public:
    EmailPublisher(MailTransport &transport, Mailbox &mailbox, const Clock &clock);

    PublishResult publish(const OutgoingReply &reply);
    /// Found among the sent letters, in a copy that came back, or in what answers it or bounced. SMTP itself has no
    /// way to ask: without any of these only a person can tell (problem::cannotReadBack).
    Result<std::optional<PublishedPost>> findPublished(const OutgoingReply &reply);
    /// A letter to the own address, by the way of every answer; nothing of it is kept among the sent ones.
    Result<void> writeToOneself(const QString &text);
    /// Puts copies among the sent letters that could not be put there at once. What fails waits.
    void keepCopies();

private:
    struct Copy final
    {
        QString messageId;
        QByteArray letter;
    };
    struct Letter final
    {
        QByteArray bytes;
        QByteArray recipient; ///< as it stands in the SMTP command
        QString messageId;
    };

    Result<Letter> write(const OutgoingReply &reply);
    /// What the reply answers, or the nearest that is left of its thread; an empty letter: nothing is.
    Result<MailMessage> answered(const OutgoingReply &reply);
    [[nodiscard]] IncomingPost seen(const QByteArray &letter) const;
    [[nodiscard]] PublishResult handIn(const Letter &letter);

    MailTransport &m_transport;
    Mailbox &m_mailbox;
    const Clock &m_clock;
    QList<Copy> m_copies;
};

} // namespace otklik
