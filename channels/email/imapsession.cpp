#include "channels/email/imapsession.h"

#include "channels/http/http.h"
#include "channels/problems.h"

#include <QDateTime>
#include <QLocale>
#include <QRegularExpression>

namespace otklik {

namespace {

using namespace std::chrono_literals;

constexpr auto patience = 60s;
constexpr qsizetype longestAnswer = 48 * 1024 * 1024;
constexpr qsizetype longestLine = 8 * 1024 * 1024; ///< without literals: a SEARCH in a huge folder

/// "UIDVALIDITY 3857529045" of "[UIDVALIDITY 3857529045]".
std::optional<quint64> codeNumber(const ImapValue &value, const char *name)
{
    const QByteArray start = QByteArray("[") + name + ' ';
    if (value.kind != ImapValue::Kind::Atom || !value.bytes.toUpper().startsWith(start) || !value.bytes.endsWith(']'))
        return {};
    bool isNumber = false;
    const quint64 number = value.bytes.mid(start.size()).chopped(1).toULongLong(&isNumber);
    return isNumber ? std::optional(number) : std::nullopt;
}

/// How many UIDs of a set like "300:310,405" are `from` or above.
qint64 countOfSet(const QByteArray &set, quint32 from)
{
    qint64 count = 0;
    const QByteArrayList ranges = set.split(',');
    for (const QByteArray &range : ranges) {
        const QByteArrayList ends = range.split(':');
        const qint64 a = ends.first().toLongLong();
        const qint64 b = ends.last().toLongLong();
        count += std::max<qint64>(0, std::max(a, b) - std::max<qint64>(std::min(a, b), from) + 1);
    }
    return count;
}

/// Of an untagged answer; of one with words for people only the code before them.
std::optional<QList<ImapValue>> wordsOf(const QByteArray &line)
{
    for (const char *start : {"* OK ", "* NO ", "* BAD "})
        if (line.startsWith(start)) {
            const QByteArray said = line.mid(qstrlen(start));
            return QList<ImapValue>{{ImapValue::Kind::Atom, said.startsWith('[') ? said.left(said.indexOf(']') + 1) : QByteArray()}};
        }
    return line.startsWith("* ") ? parseImapValues(QByteArrayView(line).sliced(2)) : std::nullopt;
}

QByteArray setOf(const QList<quint32> &uids)
{
    QByteArrayList ranges;
    for (qsizetype i = 0; i < uids.size();) {
        qsizetype last = i;
        while (last + 1 < uids.size() && uids[last + 1] == uids[last] + 1)
            ++last;
        ranges.append(last == i ? QByteArray::number(uids[i]) : QByteArray::number(uids[i]) + ':' + QByteArray::number(uids[last]));
        i = last + 1;
    }
    return ranges.join(',');
}

ImapSession::Message messageOf(const QList<ImapValue> &pairs)
{
    ImapSession::Message message;
    for (qsizetype i = 0; i + 1 < pairs.size(); i += 2) {
        const QByteArray name = pairs[i].bytes.toUpper();
        const ImapValue &value = pairs[i + 1];
        if (name == "UID")
            message.uid = static_cast<quint32>(value.number().value_or(0));
        else if (name == "RFC822.SIZE")
            message.size = static_cast<qint64>(value.number().value_or(0));
        else if (name == "INTERNALDATE")
            message.internalDate = imapDate(value.bytes).value_or(TimePoint());
        else if (name.startsWith("BODY[") && value.kind == ImapValue::Kind::String)
            message.bytes = value.bytes;
    }
    return message;
}

} // namespace

std::optional<TimePoint> imapDate(const QByteArray &text)
{
    static const QRegularExpression form(QStringLiteral("^ ?(\\d{1,2})-(\\w{3})-(\\d{4}) (\\d{2}):(\\d{2}):(\\d{2}) ([+-])(\\d{2})(\\d{2})$"));
    static const QByteArrayList months{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto match = form.match(QString::fromLatin1(text));
    const auto month = months.indexOf(match.captured(2).toLatin1());
    if (!match.hasMatch() || month < 0)
        return {};
    const QDateTime local(QDate(match.captured(3).toInt(), static_cast<int>(month) + 1, match.captured(1).toInt()),
                          QTime(match.captured(4).toInt(), match.captured(5).toInt(), match.captured(6).toInt()), Qt::UTC);
    if (!local.isValid())
        return {};
    const auto zone = std::chrono::hours(match.captured(8).toInt()) + std::chrono::minutes(match.captured(9).toInt());
    const TimePoint at{std::chrono::milliseconds(local.toMSecsSinceEpoch())};
    return match.captured(7) == QLatin1Char('-') ? at + zone : at - zone;
}

Result<std::unique_ptr<ImapSession>> ImapSession::open(MailTransport &transport, const MailEndpoint &endpoint)
{
    auto line = transport.open(endpoint);
    if (!line)
        return tl::unexpected(line.error());
    std::unique_ptr<ImapSession> session(new ImapSession(std::move(*line)));
    if (const auto greeted = session->greet(); !greeted)
        return tl::unexpected(greeted.error());
    return session;
}

/// What a server can is told anew after the signing in.
Result<void> ImapSession::greet()
{
    const auto answer = command("CAPABILITY");
    if (!answer)
        return tl::unexpected(answer.error());
    for (const QList<ImapValue> &words : answer->untagged)
        if (!words.isEmpty() && words.first().is("CAPABILITY"))
            for (const ImapValue &word : words)
                m_capabilities.append(word.bytes.toUpper());
    if (!can("QRESYNC") || !can("ENABLE"))
        return {};
    const auto enabled = command("ENABLE QRESYNC");
    m_hasResync = enabled.has_value();
    return m_isUsable ? Result<void>() : tl::unexpected(enabled.error());
}

tl::unexpected<Error> ImapSession::unusable(const Error &error)
{
    m_isUsable = false;
    m_line.reset();
    return tl::unexpected(error);
}

tl::unexpected<Error> ImapSession::senseless(QByteArrayView line)
{
    return unusable({Error::Kind::Retry, problem::notThisNetwork, QString::fromLatin1(line.first(std::min<qsizetype>(line.size(), 80)))});
}

tl::unexpected<Error> ImapSession::refusal(QByteArrayView line)
{
    const QByteArray upper = line.toByteArray().toUpper();
    const QString detail = QString::fromUtf8(line.first(std::min<qsizetype>(line.size(), 200)));
    for (const char *passing : {"[UNAVAILABLE]", "[INUSE]", "[SERVERBUG]", "[LIMIT]"})
        if (upper.contains(passing))
            return unusable({Error::Kind::Retry, problem::networkFault, detail});
    if (upper.contains("[AUTHENTICATIONFAILED]") || upper.contains("[EXPIRED]"))
        return unusable({Error::Kind::SignIn, problem::tokenRefused, detail});
    return failure(Error::Kind::GiveUp, upper.contains("[NONEXISTENT]") || upper.contains("[TRYCREATE]")
                       ? problem::folderMissing
                       : problem::networkRefused, detail);
}

Result<bool> ImapSession::more(std::chrono::milliseconds atMost)
{
    if (!m_line)
        return failure(Error::Kind::Retry, httpcode::noAnswer);
    const auto piece = m_line->receive(atMost);
    if (!piece)
        return unusable(piece.error());
    m_buffer += *piece;
    if (m_buffer.size() > longestAnswer)
        return unusable({Error::Kind::Retry, httpcode::tooLarge, {}});
    return !piece->isEmpty();
}

Result<std::optional<QByteArray>> ImapSession::next(std::chrono::milliseconds atMost)
{
    qsizetype lineStart = 0;
    for (;;) {
        const qsizetype lineEnd = m_buffer.indexOf("\r\n", lineStart);
        if (lineEnd < 0 && m_buffer.size() - lineStart > longestLine)
            return senseless(m_buffer);
        qsizetype wanted = m_buffer.size() + 1;
        if (lineEnd >= 0) {
            const auto literal = literalAfter(QByteArrayView(m_buffer).sliced(lineStart, lineEnd - lineStart));
            if (!literal) {
                const QByteArray answer = m_buffer.left(lineEnd);
                m_buffer.remove(0, lineEnd + 2);
                return answer;
            }
            if (*literal > longestAnswer)
                return unusable({Error::Kind::Retry, httpcode::tooLarge, {}});
            lineStart = wanted = lineEnd + 2 + *literal;
        }
        while (m_buffer.size() < wanted) {
            const auto came = more(atMost);
            if (!came)
                return tl::unexpected(came.error());
            if (!*came)
                return std::optional<QByteArray>();
            if (lineEnd < 0)
                break;
        }
    }
}

Result<ImapSession::Answer> ImapSession::command(const QByteArray &text, const QByteArray &literal)
{
    if (!m_line)
        return failure(Error::Kind::Retry, httpcode::noAnswer);
    const QByteArray tag = 'o' + QByteArray::number(++m_commands);
    const QByteArray end = literal.isNull() ? QByteArray("\r\n") : " {" + QByteArray::number(literal.size()) + "}\r\n";
    if (const auto sent = m_line->send(tag + ' ' + text + end); !sent)
        return unusable(sent.error());
    if (literal.isNull())
        return answerTo(tag);
    if (const auto ready = continuation(); !ready)
        return tl::unexpected(ready.error());
    if (const auto sent = m_line->send(literal + "\r\n"); !sent)
        return unusable(sent.error());
    return answerTo(tag);
}

Result<void> ImapSession::continuation()
{
    for (;;) {
        const auto line = next(patience);
        if (!line)
            return tl::unexpected(line.error());
        if (!*line)
            return unusable({Error::Kind::Retry, httpcode::noAnswer, {}});
        if ((*line)->startsWith('+'))
            return {};
        if (!(*line)->startsWith("* "))
            return refusal(**line);
    }
}

Result<ImapSession::Answer> ImapSession::answerTo(const QByteArray &tag)
{
    Answer answer;
    for (;;) {
        const auto read = next(patience);
        if (!read)
            return tl::unexpected(read.error());
        if (!*read)
            return unusable({Error::Kind::Retry, httpcode::noAnswer, {}});
        const QByteArray &line = **read;
        if (line.startsWith(tag + ' ')) {
            answer.status = line.mid(tag.size() + 1);
            const QByteArray verdict = answer.status.left(3).toUpper();
            if (verdict.startsWith("OK"))
                return answer;
            return verdict.startsWith("NO") || verdict == "BAD" ? Result<Answer>(refusal(answer.status)) : senseless(line);
        }
        if (line.startsWith("* BYE"))
            return unusable({Error::Kind::Retry, problem::networkFault, QString::fromUtf8(line.left(200))});
        const auto words = wordsOf(line);
        if (!words)
            return senseless(line);
        answer.untagged.append(*words);
    }
}

Result<QList<ImapSession::Folder>> ImapSession::folders()
{
    const bool canReturn = can("SPECIAL-USE") && can("LIST-EXTENDED");
    const auto answer = command(canReturn ? "LIST \"\" \"*\" RETURN (SPECIAL-USE)" : "LIST \"\" \"*\"");
    if (!answer)
        return tl::unexpected(answer.error());
    QList<Folder> found;
    for (const QList<ImapValue> &words : answer->untagged) {
        if (words.size() < 4 || !words.first().is("LIST") || words[1].kind != ImapValue::Kind::List)
            continue;
        Folder folder{words[3].bytes, {}};
        for (const ImapValue &attribute : words[1].list)
            folder.attributes.append(attribute.bytes.toLower());
        found.append(folder);
    }
    return found;
}

Result<ImapSession::Examined> ImapSession::examine(const QByteArray &folder, const std::optional<Known> &known)
{
    const auto name = imapQuoted(folder);
    if (!name)
        return failure(Error::Kind::GiveUp, problem::folderMissing);
    const bool isResync = m_hasResync && known && known->modseq > 0 && known->next > 0;
    QByteArray text = "EXAMINE " + *name;
    if (isResync)
        text += " (QRESYNC (" + QByteArray::number(known->validity) + ' ' + QByteArray::number(known->modseq) + ' '
            + QByteArray::number(known->next) + ":4294967295))";
    else if (can("CONDSTORE"))
        text += " (CONDSTORE)";
    m_selected.clear();
    const auto answer = command(text);
    if (!answer)
        return tl::unexpected(answer.error());
    m_selected = folder;
    Examined examined;
    for (const QList<ImapValue> &words : answer->untagged) {
        if (words.size() == 2 && words[1].is("EXISTS"))
            examined.exists = static_cast<quint32>(words[0].number().value_or(0));
        if (isResync && words.size() == 3 && words[0].is("VANISHED"))
            examined.vanished = examined.vanished.value_or(0) + countOfSet(words[2].bytes, known->next);
        for (const ImapValue &word : words) {
            examined.validity = static_cast<quint32>(codeNumber(word, "UIDVALIDITY").value_or(examined.validity));
            examined.next = static_cast<quint32>(codeNumber(word, "UIDNEXT").value_or(examined.next));
            examined.modseq = codeNumber(word, "HIGHESTMODSEQ").value_or(examined.modseq);
        }
    }
    if (isResync && examined.validity == known->validity)
        examined.vanished = examined.vanished.value_or(0);
    else
        examined.vanished.reset();
    if (examined.validity == 0)
        return senseless("no UIDVALIDITY");
    return examined;
}

Result<QList<quint32>> ImapSession::search(const QByteArray &criteria)
{
    const auto answer = command("UID SEARCH " + criteria);
    if (!answer)
        return tl::unexpected(answer.error());
    QList<quint32> uids;
    for (const QList<ImapValue> &words : answer->untagged)
        if (!words.isEmpty() && words.first().is("SEARCH"))
            for (const ImapValue &word : words.sliced(1))
                if (const auto uid = word.number(); uid && *uid > 0 && *uid <= 0xFFFFFFFFU)
                    uids.append(static_cast<quint32>(*uid));
    std::sort(uids.begin(), uids.end());
    uids.erase(std::unique(uids.begin(), uids.end()), uids.end());
    return uids;
}

Result<QList<ImapSession::Message>> ImapSession::fetch(const QList<quint32> &uids, const QByteArray &items)
{
    if (uids.isEmpty())
        return QList<Message>();
    const auto answer = command("UID FETCH " + setOf(uids) + " (" + items + ')');
    if (!answer)
        return tl::unexpected(answer.error());
    QList<Message> messages;
    for (const QList<ImapValue> &words : answer->untagged) {
        if (words.size() != 3 || !words[1].is("FETCH") || words[2].kind != ImapValue::Kind::List)
            continue;
        // Changes of flags are told among them, with or without a UID.
        const Message message = messageOf(words[2].list);
        const bool isAsked = std::binary_search(uids.cbegin(), uids.cend(), message.uid);
        if (isAsked && (message.size > 0 || !message.bytes.isNull()))
            messages.append(message);
    }
    std::sort(messages.begin(), messages.end(), [](const Message &a, const Message &b) { return a.uid < b.uid; });
    return messages;
}

Result<void> ImapSession::append(const QByteArray &folder, const QByteArray &message)
{
    const auto name = imapQuoted(folder);
    if (!name)
        return failure(Error::Kind::GiveUp, problem::folderMissing);
    const auto answer = command("APPEND " + *name + " (\\Seen)", message);
    return answer ? Result<void>() : tl::unexpected(answer.error());
}

Result<void> ImapSession::noop()
{
    const auto answer = command("NOOP");
    return answer ? Result<void>() : tl::unexpected(answer.error());
}

Result<bool> ImapSession::idle(std::chrono::milliseconds atMost)
{
    if (!m_line)
        return failure(Error::Kind::Retry, httpcode::noAnswer);
    const auto until = std::chrono::steady_clock::now() + atMost;
    const QByteArray tag = 'o' + QByteArray::number(++m_commands);
    if (const auto sent = m_line->send(tag + " IDLE\r\n"); !sent)
        return unusable(sent.error());
    if (const auto ready = continuation(); !ready)
        return tl::unexpected(ready.error());
    bool isNews = false;
    for (;;) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
        if (isNews || left <= 0ms)
            break;
        const auto line = next(left);
        if (!line)
            return tl::unexpected(line.error());
        if (!*line)
            break;
        if ((*line)->startsWith("* BYE"))
            return unusable({Error::Kind::Retry, problem::networkFault, {}});
        isNews = (*line)->endsWith(" EXISTS");
    }
    if (const auto sent = m_line->send("DONE\r\n"); !sent)
        return unusable(sent.error());
    const auto answer = answerTo(tag);
    if (!answer)
        return tl::unexpected(answer.error());
    for (const QList<ImapValue> &words : answer->untagged)
        isNews = isNews || (words.size() == 2 && words[1].is("EXISTS"));
    return isNews;
}

} // namespace otklik
