#pragma once

#include "channels/email/mailline.h"
#include "models/clock.h"

#include <QByteArrayList>
#include <QList>
#include <QMap>
#include <QSet>

#include <memory>

namespace otklik {

/// A mail server in memory: one mailbox with folders over IMAP, and the way out over SMTP. It speaks the text of the
/// protocols, as far as our sessions use them, and refuses everything else with BAD. Knows nothing of our code but
/// the line it is spoken to over.
class FakeMailServer final
{
public:
    struct Stored final
    {
        quint32 uid = 0;
        quint64 modseq = 0;
        TimePoint arrivedAt{};
        QByteArray bytes;
    };
    struct Folder final
    {
        quint32 validity = 1000;
        quint32 next = 1;
        quint64 modseq = 1;
        QList<Stored> letters{};
        QList<std::pair<quint32, quint64>> vanished{};
    };
    struct HandedIn final
    {
        QByteArray from;
        QByteArray to;
        QByteArray bytes; ///< without dot stuffing
    };

    explicit FakeMailServer(const FakeClock &clock);

    quint32 deliver(const QByteArray &bytes, const QByteArray &folder = "INBOX");
    void expunge(const QByteArray &folder, quint32 uid);
    /// Made anew, as after a move to another server: other UIDs, another UIDVALIDITY, the same letters.
    void remake(const QByteArray &folder);

    /// One dialogue. `isOver`: it said good-bye.
    class Dialogue
    {
    public:
        virtual ~Dialogue() = default;
        virtual void hear(QByteArrayView bytes) = 0;
        QByteArray toSay;
        bool isOver = false;
    };
    [[nodiscard]] std::unique_ptr<Dialogue> dialogue(MailProtocol protocol);

    QMap<QByteArray, Folder> folders;
    QByteArray sentFolder = "Sent"; ///< that with \Sent
    QByteArray capabilities = "IMAP4rev1 LITERAL+ IDLE ENABLE UIDPLUS CONDSTORE QRESYNC SPECIAL-USE LIST-EXTENDED";
    QList<HandedIn> outbox;
    QByteArray dataVerdict = "250 2.0.0 Ok: queued";
    QByteArray recipientVerdict = "250 2.1.5 Ok";
    bool keepsSentCopies = false;
    QByteArrayList commands; ///< of IMAP, without their tags

private:
    friend class ImapDialogue;
    friend class SmtpDialogue;
    const FakeClock &m_clock;
    quint32 m_nextValidity = 2000;
};

/// MailTransport to such a server. Each connecting, sending and receiving is a step; chosen steps fail.
class FakeMailTransport final : public MailTransport
{
public:
    enum class Fault {
        Before, ///< the step does nothing: the connection is gone
        After,  ///< it does its work, and then the connection is gone; what was to be heard is lost
        Garbage, ///< something else answers: a web page
    };
    /// Shared by all transports of one dialogue: a process that was started anew makes another one.
    struct Plan final
    {
        int steps = 0;
        QMap<int, Fault> faults{};
        int opened = 0;
    };

    FakeMailTransport(FakeMailServer &server, Plan &plan) : m_server(server), m_plan(plan) { }
    Result<std::unique_ptr<MailLine>> open(const MailEndpoint &endpoint) override;

private:
    FakeMailServer &m_server;
    Plan &m_plan;
};

} // namespace otklik
