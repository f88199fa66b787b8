#include "server/customers/contentlinereader.h"

#include <algorithm>

namespace otklik {

namespace {

constexpr qsizetype longestLine = 4 * 1024 * 1024; ///< a photo of customerlimit::photo, as base64

bool isFolded(const QByteArray &line)
{
    return line.startsWith(' ') || line.startsWith('\t');
}

bool isCardBorder(const QByteArray &line)
{
    const QByteArray upper = line.left(20).trimmed().toUpper();
    return upper == "END:VCARD" || upper == "BEGIN:VCARD";
}

bool isBase64Text(const QByteArray &line)
{
    return !line.isEmpty() && std::all_of(line.begin(), line.end(), [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/' || c == '=';
    });
}

/// Name and parameters, in upper case.
QByteArray headOf(const QByteArray &line)
{
    constexpr qsizetype longestHead = 2000;
    const QByteArray beginning = line.left(longestHead);
    return beginning.left(std::max<qsizetype>(beginning.indexOf(':'), 0)).toUpper();
}

} // namespace

bool ContentLineReader::takePhysical(QByteArray &line)
{
    if (m_hasAhead) {
        m_hasAhead = false;
        line = std::move(m_ahead);
    } else {
        std::string text;
        if (!m_source(text))
            return false;
        while (!text.empty() && (text.back() == '\n' || text.back() == '\r'))
            text.pop_back();
        line = QByteArray::fromStdString(text);
    }
    ++m_line;
    return true;
}

bool ContentLineReader::isContinued(const QByteArray &whole, const QByteArray &head) const
{
    if (isCardBorder(m_ahead) && !isFolded(m_ahead))
        return false; // a card that breaks off does not swallow the next one
    if (head.contains("QUOTED-PRINTABLE") && whole.endsWith('='))
        return true;
    if (isFolded(m_ahead))
        return true;
    return (head.contains("BASE64") || head.contains("ENCODING=B")) && isBase64Text(m_ahead);
}

void ContentLineReader::append(QByteArray &whole, const QByteArray &part)
{
    m_isCut = m_isCut || whole.size() + part.size() > longestLine;
    whole.append(part.left(longestLine - whole.size()));
}

bool ContentLineReader::next(ContentLine &line)
{
    QByteArray whole;
    do {
        if (!takePhysical(whole))
            return false;
    } while (whole.trimmed().isEmpty());
    const qint64 first = m_line;
    m_isCut = whole.size() > longestLine;
    whole.truncate(longestLine);
    QByteArray head;
    while (takePhysical(m_ahead)) {
        if (head.isEmpty())
            head = headOf(whole); // it may be folded itself
        m_hasAhead = true;
        --m_line;
        if (!isContinued(whole, head))
            break;
        m_hasAhead = false;
        ++m_line;
        if (head.contains("QUOTED-PRINTABLE") && whole.endsWith('=')) {
            whole.chop(1);
            append(whole, m_ahead);
        } else {
            append(whole, isFolded(m_ahead) && !m_isOld ? m_ahead.mid(1) : m_ahead);
        }
    }
    if (auto read = contentLineOf(whole))
        line = std::move(*read);
    else
        line = {{}, {}, {}, whole};
    line.line = first;
    line.isCut = m_isCut;
    if (line.name == "BEGIN")
        m_isOld = false;
    else if (line.name == "VERSION")
        m_isOld = line.value.trimmed() == "2.1";
    return true;
}

ContentLineReader::Source linesOf(const QByteArray &text)
{
    return [text, from = qsizetype(0)](std::string &line) mutable {
        if (from >= text.size())
            return false;
        const qsizetype end = text.indexOf('\n', from);
        const qsizetype next = end < 0 ? text.size() : end + 1;
        line.assign(text.constData() + from, static_cast<size_t>(next - from));
        from = next;
        return true;
    };
}

} // namespace otklik
