#include "tests/channels/email/fakemailserver.h"

#include "channels/http/http.h"

#include <QDateTime>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>

namespace otklik {

namespace {

QByteArray imapTime(TimePoint at)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count(), Qt::UTC);
    return QLocale::c().toString(time, QStringLiteral("dd-MMM-yyyy hh:mm:ss")).toLatin1() + " +0000";
}

QByteArray headersOf(const QByteArray &letter)
{
    const qsizetype end = letter.indexOf("\r\n\r\n");
    return end < 0 ? letter : letter.left(end + 4);
}

/// A header's value, put together from its lines.
QByteArray headerOf(const QByteArray &letter, const QByteArray &name)
{
    QByteArray headers = headersOf(letter);
    headers.replace("\r\n ", " ").replace("\r\n\t", " ");
    const QByteArrayList lines = headers.split('\n');
    for (const QByteArray &line : lines)
        if (line.left(name.size() + 1).toLower() == name.toLower() + ':')
            return line.mid(name.size() + 1).trimmed();
    return {};
}

QByteArray unquoted(const QString &text)
{
    QByteArray plain = text.toLatin1();
    return plain.replace("\\\"", "\"").replace("\\\\", "\\");
}

} // namespace

FakeMailServer::FakeMailServer(const FakeClock &clock) : m_clock(clock)
{
    folders.insert("INBOX", {});
    folders.insert("Sent", {});
}

quint32 FakeMailServer::deliver(const QByteArray &bytes, const QByteArray &folder)
{
    Folder &into = folders[folder];
    QByteArray letter = bytes;
    letter.replace("\r\n", "\n").replace("\n", "\r\n");
    into.letters.append({into.next, ++into.modseq, m_clock.now(), letter});
    return into.next++;
}

void FakeMailServer::expunge(const QByteArray &folder, quint32 uid)
{
    Folder &from = folders[folder];
    if (from.letters.removeIf([uid](const Stored &one) { return one.uid == uid; }) > 0)
        from.vanished.append({uid, ++from.modseq});
}

void FakeMailServer::remake(const QByteArray &folder)
{
    Folder anew;
    anew.validity = m_nextValidity++;
    for (Stored letter : std::as_const(folders[folder].letters)) {
        letter.uid = anew.next++;
        letter.modseq = ++anew.modseq;
        anew.letters.append(letter);
    }
    folders[folder] = anew;
}

/// IMAP, signed in already.
class ImapDialogue final : public FakeMailServer::Dialogue
{
public:
    explicit ImapDialogue(FakeMailServer &server) : m_server(server) { }

    void hear(QByteArrayView bytes) override
    {
        m_heard += bytes;
        for (;;) {
            if (m_literal > 0) {
                if (m_heard.size() < m_literal + 2)
                    return;
                const QByteArray letter = m_heard.left(m_literal);
                m_heard.remove(0, m_literal + 2);
                m_literal = 0;
                m_server.deliver(letter, m_appendTo);
                say(m_tag + " OK appended");
                continue;
            }
            const qsizetype end = m_heard.indexOf("\r\n");
            if (end < 0)
                return;
            const QByteArray line = m_heard.left(end);
            m_heard.remove(0, end + 2);
            take(line);
        }
    }

private:
    void say(const QByteArray &line) { toSay += line + "\r\n"; }

    void take(const QByteArray &line)
    {
        if (line == "DONE") {
            say(m_tag + " OK done");
            return;
        }
        const qsizetype blank = line.indexOf(' ');
        m_tag = line.left(blank);
        const QByteArray command = line.mid(blank + 1);
        m_server.commands.append(command);
        const QString text = QString::fromLatin1(command);
        if (command == "CAPABILITY")
            say("* CAPABILITY " + m_server.capabilities);
        else if (command == "ENABLE QRESYNC")
            say("* ENABLED QRESYNC");
        else if (command.startsWith("LIST "))
            list();
        else if (command.startsWith("EXAMINE ")) {
            if (!examine(text))
                return;
        } else if (command.startsWith("UID SEARCH "))
            search(text.mid(11));
        else if (command.startsWith("UID FETCH "))
            fetch(text.mid(10));
        else if (command.startsWith("APPEND ")) {
            append(text);
            return;
        } else if (command == "IDLE") {
            say("+ idling");
            return;
        } else if (command != "NOOP") {
            say(m_tag + " BAD what?");
            return;
        }
        say(m_tag + " OK completed");
    }

    void list()
    {
        for (auto it = m_server.folders.cbegin(); it != m_server.folders.cend(); ++it)
            say("* LIST (\\HasNoChildren" + QByteArray(it.key() == m_server.sentFolder ? " \\Sent" : "") + ") \"/\" \"" + it.key() + '"');
    }

    bool examine(const QString &text)
    {
        static const QRegularExpression form(
            QStringLiteral("^EXAMINE \"((?:[^\"\\\\]|\\\\.)*)\"( \\(CONDSTORE\\)| \\(QRESYNC \\((\\d+) (\\d+) (\\d+):(\\d+)\\)\\))?$"));
        const auto match = form.match(text);
        m_selected = unquoted(match.captured(1));
        if (!match.hasMatch() || !m_server.folders.contains(m_selected)) {
            say(m_tag + (match.hasMatch() ? " NO [NONEXISTENT] no such folder" : " BAD syntax"));
            m_selected.clear();
            return false;
        }
        const FakeMailServer::Folder &folder = m_server.folders[m_selected];
        say("* FLAGS (\\Seen)");
        say("* " + QByteArray::number(folder.letters.size()) + " EXISTS");
        say("* OK [UIDVALIDITY " + QByteArray::number(folder.validity) + "] UIDs valid (as it were");
        say("* OK [UIDNEXT " + QByteArray::number(folder.next) + "] Predicted next UID");
        if (m_server.capabilities.contains("CONDSTORE"))
            say("* OK [HIGHESTMODSEQ " + QByteArray::number(folder.modseq) + "] Highest");
        if (!match.captured(3).isEmpty() && match.captured(3).toUInt() == folder.validity)
            for (const auto &[uid, modseq] : folder.vanished)
                if (modseq > match.captured(4).toULongLong() && uid >= match.captured(5).toUInt())
                    say("* VANISHED (EARLIER) " + QByteArray::number(uid));
        return true;
    }

    /// Conditions in prefix form, as the grammar has them.
    bool matches(const FakeMailServer::Stored &letter, const QStringList &words, qsizetype &at)
    {
        const QString word = words.value(at++);
        if (word == QLatin1StringView("OR")) {
            const bool a = matches(letter, words, at);
            const bool b = matches(letter, words, at);
            return a || b;
        }
        if (word == QLatin1StringView("UID")) {
            const QStringList range = words.value(at++).split(u':');
            const quint32 highest = m_server.folders[m_selected].letters.last().uid;
            const quint32 to = range.last() == QLatin1StringView("*") ? highest : range.last().toUInt();
            const quint32 from = range.first().toUInt();
            return letter.uid >= std::min(from, to) && letter.uid <= std::max(from, to);
        }
        if (word == QLatin1StringView("SINCE")) {
            const QDate day = QLocale::c().toDate(words.value(at++), QStringLiteral("d-MMM-yyyy"));
            return QDateTime::fromMSecsSinceEpoch(letter.arrivedAt.time_since_epoch().count(), Qt::UTC).date() >= day;
        }
        if (word == QLatin1StringView("TEXT"))
            return letter.bytes.toLower().contains(words.value(at++).toLatin1().toLower());
        if (word == QLatin1StringView("HEADER")) {
            const QByteArray value = headerOf(letter.bytes, words.value(at).toLatin1());
            at += 2;
            return value.toLower().contains(words.value(at - 1).toLatin1().toLower());
        }
        return false;
    }

    void search(const QString &criteria)
    {
        static const QRegularExpression word(QStringLiteral("\"((?:[^\"\\\\]|\\\\.)*)\"|(\\S+)"));
        QStringList words;
        for (auto found = word.globalMatch(criteria); found.hasNext();) {
            const auto one = found.next();
            words.append(one.captured(2).isNull() || one.captured(2).isEmpty() ? QString::fromLatin1(unquoted(one.captured(1)))
                                                                                : one.captured(2));
        }
        QByteArray answer = "* SEARCH";
        for (const FakeMailServer::Stored &letter : std::as_const(m_server.folders[m_selected].letters)) {
            bool isAll = true;
            for (qsizetype at = 0; at < words.size();)
                isAll = matches(letter, words, at) && isAll;
            if (isAll)
                answer += ' ' + QByteArray::number(letter.uid);
        }
        say(answer);
    }

    void fetch(const QString &text)
    {
        const QStringList ranges = text.section(u' ', 0, 0).split(u',');
        const bool wantsBody = text.contains(QLatin1StringView("BODY.PEEK[]"));
        const bool wantsHead = text.contains(QLatin1StringView("BODY.PEEK[HEADER.FIELDS"));
        const QList<FakeMailServer::Stored> &letters = m_server.folders[m_selected].letters;
        for (qsizetype i = 0; i < letters.size(); ++i) {
            const bool isIn = std::any_of(ranges.cbegin(), ranges.cend(), [&](const QString &range) {
                return letters[i].uid >= range.section(u':', 0, 0).toUInt() && letters[i].uid <= range.section(u':', -1).toUInt();
            });
            if (!isIn)
                continue;
            QByteArray answer = "* " + QByteArray::number(i + 1) + " FETCH (UID " + QByteArray::number(letters[i].uid)
                + " INTERNALDATE \"" + imapTime(letters[i].arrivedAt) + "\" RFC822.SIZE " + QByteArray::number(letters[i].bytes.size());
            const QByteArray bytes = wantsHead ? headersOf(letters[i].bytes) : letters[i].bytes;
            if (wantsBody || wantsHead)
                answer += QByteArray(wantsBody ? " BODY[]<0>" : " BODY[HEADER.FIELDS (MESSAGE-ID DATE FROM)]") + " {"
                    + QByteArray::number(bytes.size()) + "}\r\n" + bytes;
            say(answer + ')');
        }
    }

    void append(const QString &text)
    {
        static const QRegularExpression form(QStringLiteral("^APPEND \"([^\"]*)\" \\(\\\\Seen\\) \\{(\\d+)\\}$"));
        const auto match = form.match(text);
        m_appendTo = unquoted(match.captured(1));
        if (!match.hasMatch() || !m_server.folders.contains(m_appendTo)) {
            say(m_tag + " NO [TRYCREATE] no such folder");
            return;
        }
        m_literal = match.captured(2).toLongLong();
        say("+ go on");
    }

    FakeMailServer &m_server;
    QByteArray m_heard;
    QByteArray m_tag;
    QByteArray m_selected;
    QByteArray m_appendTo;
    qsizetype m_literal = 0;
};

/// SMTP, greeted and signed in already.
class SmtpDialogue final : public FakeMailServer::Dialogue
{
public:
    explicit SmtpDialogue(FakeMailServer &server) : m_server(server) { }

    void hear(QByteArrayView bytes) override
    {
        m_heard += bytes;
        for (;;) {
            if (m_isData) {
                const qsizetype end = m_heard.startsWith(".\r\n") ? 0 : m_heard.indexOf("\r\n.\r\n") + 2;
                if (end < 2 && !m_heard.startsWith(".\r\n"))
                    return;
                finish(m_heard.left(end));
                m_heard.remove(0, end + 3);
                continue;
            }
            const qsizetype end = m_heard.indexOf("\r\n");
            if (end < 0)
                return;
            const QByteArray line = m_heard.left(end);
            m_heard.remove(0, end + 2);
            take(line);
        }
    }

private:
    void take(const QByteArray &line)
    {
        if (line.startsWith("MAIL FROM:<") && line.endsWith('>')) {
            m_letter.from = line.mid(11).chopped(1);
            toSay += "250-2.1.0 fine\r\n250 2.1.0 Ok\r\n";
        } else if (line.startsWith("RCPT TO:<") && line.endsWith('>')) {
            m_letter.to = line.mid(9).chopped(1);
            toSay += m_server.recipientVerdict + "\r\n";
        } else if (line == "DATA") {
            m_isData = true;
            toSay += "354 End data with <CR><LF>.<CR><LF>\r\n";
        } else {
            toSay += "500 what?\r\n";
        }
    }

    void finish(QByteArray bytes)
    {
        m_isData = false;
        if (bytes.startsWith('.'))
            bytes.remove(0, 1);
        m_letter.bytes = bytes.replace("\r\n..", "\r\n.");
        if (m_server.dataVerdict.startsWith('2')) {
            m_server.outbox.append(m_letter);
            if (m_server.keepsSentCopies)
                m_server.deliver(m_letter.bytes, m_server.sentFolder);
        }
        toSay += m_server.dataVerdict + "\r\n";
    }

    FakeMailServer &m_server;
    FakeMailServer::HandedIn m_letter;
    QByteArray m_heard;
    bool m_isData = false;
};

std::unique_ptr<FakeMailServer::Dialogue> FakeMailServer::dialogue(MailProtocol protocol)
{
    if (protocol == MailProtocol::Imap)
        return std::make_unique<ImapDialogue>(*this);
    return std::make_unique<SmtpDialogue>(*this);
}

namespace {

tl::unexpected<Error> lost()
{
    return failure(Error::Kind::Retry, httpcode::noAnswer);
}

class FakeMailLine final : public MailLine
{
public:
    FakeMailLine(std::unique_ptr<FakeMailServer::Dialogue> dialogue, FakeMailTransport::Plan &plan)
        : m_dialogue(std::move(dialogue)), m_plan(plan)
    {
    }

    Result<void> send(QByteArrayView bytes) override
    {
        const auto fault = m_plan.faults.constFind(m_plan.steps++);
        if (m_isLost || (fault != m_plan.faults.cend() && *fault == FakeMailTransport::Fault::Before))
            return lose();
        m_dialogue->hear(bytes);
        if (fault == m_plan.faults.cend())
            return {};
        if (*fault == FakeMailTransport::Fault::Garbage) {
            m_dialogue->toSay = "HTTP/1.1 200 OK\r\n\r\n<html>Welcome to the hotel</html>\r\n";
            return {};
        }
        return lose();
    }

    Result<QByteArray> receive(std::chrono::milliseconds) override
    {
        if (m_isLost)
            return lost();
        if (m_dialogue->toSay.isEmpty())
            return QByteArray(); // nothing will come any more
        const auto fault = m_plan.faults.constFind(m_plan.steps++);
        if (fault != m_plan.faults.cend() && *fault == FakeMailTransport::Fault::Garbage)
            m_dialogue->toSay = "HTTP/1.1 200 OK\r\n\r\n<html>Welcome to the hotel</html>\r\n";
        else if (fault != m_plan.faults.cend())
            return tl::unexpected(lose().error());
        return std::exchange(m_dialogue->toSay, QByteArray());
    }

private:
    Result<void> lose()
    {
        m_isLost = true;
        return lost();
    }

    std::unique_ptr<FakeMailServer::Dialogue> m_dialogue;
    FakeMailTransport::Plan &m_plan;
    bool m_isLost = false;
};

} // namespace

Result<std::unique_ptr<MailLine>> FakeMailTransport::open(const MailEndpoint &endpoint)
{
    const bool isFault = m_plan.faults.contains(m_plan.steps++);
    if (isFault)
        return failure(Error::Kind::Retry, httpcode::notReached);
    ++m_plan.opened;
    return std::make_unique<FakeMailLine>(m_server.dialogue(endpoint.protocol), m_plan);
}

} // namespace otklik
