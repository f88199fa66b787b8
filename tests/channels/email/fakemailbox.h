#pragma once

#include "channels/email/emailconnector.h"
#include "channels/email/mailparser.h"
#include "tests/channels/email/fakemailserver.h"
#include "tests/channels/fakenetwork.h"

namespace otklik {

/// The brand's mailbox at a mail server in memory, as scripted dialogues need it; nothing of it goes over HTTP.
class FakeMailbox final : public FakeNetwork
{
public:
    explicit FakeMailbox(const FakeClock &clock) : m_server(clock) { }

    [[nodiscard]] std::unique_ptr<Connector> connector(Http &, const Clock &clock, TimePoint readFrom) override
    {
        ConnectorSetup setup;
        setup.network = QStringLiteral("email");
        setup.handle = QStringLiteral("support@shop.test");
        setup.readFrom = readFrom;
        setup.values = {{QStringLiteral("imap_host"), QStringLiteral("127.0.0.1")}, {QStringLiteral("smtp_host"), QStringLiteral("127.0.0.1")},
                        {QStringLiteral("password"), QStringLiteral("secret")}};
        return std::make_unique<EmailConnector>(std::make_unique<FakeMailTransport>(m_server, m_plan), clock, setup);
    }
    [[nodiscard]] Result<HttpResponse> answer(const HttpRequest &) override { return HttpResponse{404, {}, {}}; }
    QString write(const QString &customer, const QString &text, const QString &inReplyTo = {}) override
    {
        const QString id = QStringLiteral("letter-%1@customer.test").arg(++m_letters);
        const QString answered = inReplyTo.isEmpty() ? QString() : QStringLiteral("In-Reply-To: <%1>\n").arg(inReplyTo);
        m_server.deliver(QStringLiteral("Message-ID: <%1>\nFrom: %2 <%2@customer.test>\nSubject: Order\n%3\n%4\n").arg(id, customer, answered, text).toUtf8());
        return id;
    }
    [[nodiscard]] QStringList brandTexts() const override
    {
        QStringList texts;
        for (const FakeMailServer::HandedIn &letter : m_server.outbox)
            texts.append(parseMail(letter.bytes).text);
        return texts;
    }

private:
    FakeMailServer m_server;
    FakeMailTransport::Plan m_plan;
    int m_letters = 0;
};

} // namespace otklik
