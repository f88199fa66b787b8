#include "channels/email/smtpsession.h"

namespace otklik {

namespace {

using namespace std::chrono_literals;

constexpr auto patience = 120s;
constexpr auto finalPatience = 600s; ///< RFC 5321, 4.5.3.2.6: ten minutes after the final dot
constexpr qsizetype longestReply = 64 * 1024;

struct Reply final
{
    int code = 0; ///< 0: no answer, or none of this protocol
    QString text{};
    [[nodiscard]] int kind() const { return code / 100; }
};

/// Reads one answer of one or many lines; keeps what stands behind it.
class Replies final
{
public:
    explicit Replies(MailLine &line) : m_line(line) { }

    Reply next(std::chrono::milliseconds atMost)
    {
        const auto until = std::chrono::steady_clock::now() + atMost;
        QByteArray whole;
        for (;;) {
            const qsizetype end = m_buffer.indexOf('\n');
            if (end < 0) {
                const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
                const auto piece = left > 0ms ? m_line.receive(left) : Result<QByteArray>();
                if (!piece || piece->isEmpty() || m_buffer.size() > longestReply)
                    return {};
                m_buffer += *piece;
                continue;
            }
            const QByteArray line = m_buffer.left(end).trimmed();
            m_buffer.remove(0, end + 1);
            bool isNumber = false;
            const int code = line.left(3).toInt(&isNumber);
            if (!isNumber || code < 200 || code > 599 || whole.size() > longestReply)
                return {};
            whole += line + '\n';
            if (line.size() < 4 || line.at(3) != '-')
                return {code, QString::fromUtf8(whole.trimmed().left(500))};
        }
    }

    Reply command(const QByteArray &text)
    {
        return m_line.send(text + "\r\n") ? next(patience) : Reply();
    }

private:
    MailLine &m_line;
    QByteArray m_buffer;
};

/// RFC 5321, 4.5.2.
QByteArray dotStuffed(const QByteArray &message)
{
    QByteArray stuffed = message;
    stuffed.replace("\r\n.", "\r\n..");
    if (stuffed.startsWith('.'))
        stuffed.prepend('.');
    if (!stuffed.endsWith("\r\n"))
        stuffed.append("\r\n");
    return stuffed;
}

SmtpOutcome refusedBefore(const Reply &reply, SmtpOutcome::Kind forGood)
{
    using enum SmtpOutcome::Kind;
    if (reply.code == 0)
        return {NotSent};
    return {reply.kind() == 5 ? forGood : Later, reply.text};
}

} // namespace

SmtpOutcome submit(MailLine &line, const QByteArray &from, const QByteArray &to, const QByteArray &message)
{
    using enum SmtpOutcome::Kind;
    if (!isSmtpAddress(from) || !isSmtpAddress(to))
        return {RecipientRefused};
    Replies replies(line);
    const Reply sender = replies.command("MAIL FROM:<" + from + '>');
    if (sender.kind() != 2)
        return refusedBefore(sender, Refused);
    const Reply recipient = replies.command("RCPT TO:<" + to + '>');
    if (recipient.kind() != 2)
        return refusedBefore(recipient, RecipientRefused);
    const Reply ready = replies.command("DATA");
    if (ready.code != 354)
        return refusedBefore(ready, Refused);
    // Without its final dot a letter is not a letter: a server that loses the connection here throws it away.
    if (!line.send(dotStuffed(message)))
        return {NotSent};
    if (!line.send(".\r\n"))
        return {Unclear};
    const Reply verdict = replies.next(finalPatience);
    switch (verdict.kind()) {
    case 2:
        return {Taken, verdict.text};
    case 4:
        return {Later, verdict.text};
    case 5:
        return {Refused, verdict.text};
    default:
        return {Unclear, verdict.text};
    }
}

bool isSmtpAddress(QByteArrayView address)
{
    const qsizetype at = address.lastIndexOf('@');
    if (at <= 0 || at + 1 == address.size() || address.size() > 254)
        return false;
    for (const char c : address)
        if (c <= ' ' || c == 0x7F || c == '<' || c == '>' || c == '"' || c == '\\') // signed: none beyond ASCII
            return false;
    return true;
}

} // namespace otklik
