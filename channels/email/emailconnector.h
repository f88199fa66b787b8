#pragma once

#include "channels/connector.h"
#include "channels/email/emailpublisher.h"
#include "channels/email/emailreader.h"

namespace otklik {

/// One mailbox: IMAP to read, SMTP to answer. Made by the server's worker for the source and used on that
/// worker's thread, but for interrupt(). Letters do not change: refresh() asks for nothing and finds nothing.
class EmailConnector final : public Connector
{
public:
    /// Letters that came before `setup.readFrom` are not read. `clock` must outlive it.
    EmailConnector(std::unique_ptr<MailTransport> transport, const Clock &clock, const ConnectorSetup &setup);
    ~EmailConnector() override;

    Result<ReadResult> read(const QString &cursor) override;
    Result<QList<IncomingPost>> thread(const QString &externalId) override;
    Result<ReadResult> refresh(const QList<KnownPost> &posts) override;
    PublishResult publish(const OutgoingReply &reply) override;
    Result<std::optional<PublishedPost>> findPublished(const OutgoingReply &reply) override;
    Result<AccessCheck> check() override;
    /// A letter to oneself; it stays in the mailbox.
    Result<TrialAnswer> answerInPrivate(const QString &text) override;
    /// Reads the letter anew; pictures only.
    Result<MediaBytes> media(const QString &externalId, const QString &key, qint64 atMost) override;
    bool waitForNews(std::chrono::milliseconds atMost) override;
    void interrupt() override { m_transport->interrupt(); }

private:
    struct Parts final
    {
        Parts(MailTransport &transport, const EmailAccess &access, const Clock &clock, TimePoint readFrom)
            : mailbox(transport, access, clock), reader(mailbox, clock, readFrom), publisher(transport, mailbox, clock)
        {
        }
        Mailbox mailbox;
        EmailReader reader;
        EmailPublisher publisher;
    };

    std::unique_ptr<MailTransport> m_transport;
    Result<void> m_setup; ///< what is wrong with it; then there are no parts
    std::unique_ptr<Parts> m_parts;
};

} // namespace otklik
