#include "channels/email/imapvalue.h"

#include <QString>

namespace otklik {

namespace {

constexpr int maxDepth = 50;

/// Reads the words of an answer from left to right; used once.
class Reader final
{
public:
    explicit Reader(QByteArrayView text) : m_text(text) { }

    std::optional<QList<ImapValue>> values(int depth)
    {
        QList<ImapValue> found;
        for (;;) {
            while (m_at < m_text.size() && m_text[m_at] == ' ')
                ++m_at;
            if (m_at == m_text.size())
                return depth == 0 ? std::optional(found) : std::nullopt;
            if (m_text[m_at] == ')') {
                ++m_at;
                return depth > 0 ? std::optional(found) : std::nullopt;
            }
            auto one = value(depth);
            if (!one)
                return std::nullopt;
            found.append(std::move(*one));
        }
    }

private:
    std::optional<ImapValue> value(int depth)
    {
        switch (m_text[m_at]) {
        case '(': {
            ++m_at;
            if (depth >= maxDepth)
                return std::nullopt;
            auto list = values(depth + 1);
            if (!list)
                return std::nullopt;
            return ImapValue{ImapValue::Kind::List, {}, std::move(*list)};
        }
        case '"':
            return quoted();
        case '{':
            return literal();
        default:
            return atom();
        }
    }

    std::optional<ImapValue> quoted()
    {
        QByteArray bytes;
        for (++m_at; m_at < m_text.size(); ++m_at) {
            if (m_text[m_at] == '"') {
                ++m_at;
                return ImapValue{ImapValue::Kind::String, bytes};
            }
            if (m_text[m_at] == '\\' && m_at + 1 < m_text.size())
                ++m_at;
            bytes.append(m_text[m_at]);
        }
        return std::nullopt;
    }

    std::optional<ImapValue> literal()
    {
        const qsizetype lineEnd = m_text.indexOf("\r\n", m_at);
        const auto size = lineEnd < 0 ? std::nullopt : literalAfter(m_text.sliced(m_at, lineEnd - m_at));
        if (!size || *size > m_text.size() - lineEnd - 2)
            return std::nullopt;
        m_at = lineEnd + 2 + *size;
        return ImapValue{ImapValue::Kind::String, m_text.sliced(lineEnd + 2, *size).toByteArray()};
    }

    std::optional<ImapValue> atom()
    {
        const qsizetype from = m_at;
        int brackets = 0;
        for (; m_at < m_text.size(); ++m_at) {
            const char c = m_text[m_at];
            if (c == '\r' || c == '\n')
                return std::nullopt;
            if (c == '[')
                ++brackets;
            else if (c == ']')
                brackets = std::max(0, brackets - 1);
            else if (brackets == 0 && (c == ' ' || c == '(' || c == ')'))
                break;
        }
        return ImapValue{ImapValue::Kind::Atom, m_text.sliced(from, m_at - from).toByteArray()};
    }

    QByteArrayView m_text;
    qsizetype m_at = 0;
};

} // namespace

std::optional<quint64> ImapValue::number() const
{
    bool isNumber = false;
    const quint64 value = bytes.toULongLong(&isNumber);
    return kind == Kind::Atom && isNumber ? std::optional(value) : std::nullopt;
}

std::optional<QList<ImapValue>> parseImapValues(QByteArrayView answer)
{
    return Reader(answer).values(0);
}

std::optional<qsizetype> literalAfter(QByteArrayView line)
{
    if (!line.endsWith('}'))
        return std::nullopt;
    const qsizetype open = line.lastIndexOf('{');
    if (open < 0)
        return std::nullopt;
    const QByteArrayView digits = line.sliced(open + 1, line.size() - open - 2);
    bool isNumber = !digits.isEmpty();
    for (const char c : digits)
        isNumber = isNumber && c >= '0' && c <= '9';
    const qsizetype size = isNumber ? digits.toByteArray().toLongLong(&isNumber) : 0;
    return isNumber ? std::optional(size) : std::nullopt;
}

std::optional<QByteArray> imapQuoted(const QByteArray &text)
{
    QByteArray quoted = "\"";
    for (const char c : text) {
        if (c < ' ' || c == 0x7F) // signed: bytes beyond ASCII too
            return std::nullopt;
        if (c == '"' || c == '\\')
            quoted.append('\\');
        quoted.append(c);
    }
    return quoted + '"';
}

QByteArray imapFolderName(const QString &name)
{
    QByteArray encoded;
    QByteArray pending; // UTF-16BE
    const auto flush = [&] {
        if (!pending.isEmpty())
            encoded += '&' + pending.toBase64(QByteArray::OmitTrailingEquals).replace('/', ',') + '-';
        pending.clear();
    };
    for (const QChar c : name) {
        if (c.unicode() < 0x20 || c.unicode() > 0x7E) {
            pending.append(static_cast<char>(c.unicode() >> 8));
            pending.append(static_cast<char>(c.unicode() & 0xFF));
            continue;
        }
        flush();
        encoded.append(static_cast<char>(c.unicode()));
        if (c == u'&')
            encoded.append('-');
    }
    flush();
    return encoded;
}

} // namespace otklik
