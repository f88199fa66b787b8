#include "channels/feed/xmltidy.h"

#include "channels/feed/feedtext.h"

namespace otklik {

namespace {

/// What no feed needs, and what parsers take long for.
constexpr int mostDeclaredUses = 2000;
constexpr int mostAttributes = 200;

bool isNameByte(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') || byte == '_'
        || byte == '-' || byte == '.' || byte == ':' || static_cast<unsigned char>(byte) >= 0x80;
}

/// Goes through the text once.
class Tidier final
{
public:
    explicit Tidier(const QByteArray &text) : m_text(text) { m_tidy.utf8.reserve(text.size() + 64); }

    TidyXml tidy()
    {
        skipDeclaration();
        while (m_at < m_text.size()) {
            const char byte = m_text.at(m_at);
            if (byte == '<' && keepSpecial())
                continue;
            if (isTooMuch(byte)) {
                m_tidy.isDamaged = true;
                ++m_at;
            } else if (byte == '&') {
                reference();
            } else {
                character();
            }
        }
        return m_tidy;
    }

private:
    [[nodiscard]] bool stands(QByteArrayView what) const
    {
        return QByteArrayView(m_text).sliced(m_at).startsWith(what);
    }

    void skipDeclaration()
    {
        while (m_at < m_text.size() && (m_text.at(m_at) == ' ' || m_text.at(m_at) == '\n' || m_text.at(m_at) == '\r'
                                        || m_text.at(m_at) == '\t'))
            ++m_at;
        if (!stands("<?xml") || m_at + 5 >= m_text.size() || isNameByte(m_text.at(m_at + 5)))
            return;
        const qsizetype end = m_text.indexOf("?>", m_at);
        m_at = end < 0 ? m_at : end + 2;
    }

    bool keepSpecial()
    {
        if (stands("<![CDATA["))
            keepTo("]]>");
        else if (stands("<!--"))
            keepTo("-->");
        else if (stands("<?"))
            keepTo("?>");
        else if (stands("<!DOCTYPE"))
            keepDoctype();
        else
            return false;
        return true;
    }

    void keepTo(QByteArrayView end)
    {
        const qsizetype found = m_text.indexOf(end, m_at);
        const qsizetype stop = found < 0 ? m_text.size() : found + end.size();
        m_tidy.isDamaged = m_tidy.isDamaged || found < 0;
        while (m_at < stop)
            character();
    }

    /// To the ">" that is neither in quotes nor in the part in brackets.
    void keepDoctype()
    {
        m_hasDoctype = true;
        bool isInBrackets = false;
        char quote = 0;
        while (m_at < m_text.size()) {
            const char byte = m_text.at(m_at);
            if (quote)
                quote = byte == quote ? '\0' : quote;
            else if (isInBrackets && stands("<!--")) {
                keepTo("-->");
                continue;
            } else if (byte == '"' || byte == '\'')
                quote = byte;
            else if (byte == '[' || byte == ']')
                isInBrackets = byte == '[';
            if (byte == '%' && !quote && skipParameter())
                continue;
            character();
            if (byte == '>' && !quote && !isInBrackets)
                return;
        }
    }

    /// "%name;": what it stands for is in another file, which nobody loads.
    bool skipParameter()
    {
        qsizetype end = m_at + 1;
        while (end < m_text.size() && isNameByte(m_text.at(end)))
            ++end;
        const bool isReference = end > m_at + 1 && end < m_text.size() && m_text.at(end) == ';';
        m_at = isReference ? end + 1 : m_at;
        return isReference;
    }

    /// Follows tags, and leaves out the attributes that are too many.
    bool isTooMuch(char byte)
    {
        if (!m_isInTag) {
            m_isInTag = byte == '<';
            m_attributes = 0;
            m_quote = 0;
            return false;
        }
        const bool isTooMuch = m_attributes >= mostAttributes;
        if (m_quote) {
            m_attributes += byte == m_quote;
            m_quote = byte == m_quote ? '\0' : m_quote;
        } else if (byte == '"' || byte == '\'') {
            m_quote = byte;
        } else if (byte == '>') {
            m_isInTag = false;
            return false;
        }
        return isTooMuch;
    }

    /// Copies a byte that XML allows.
    void character()
    {
        const char byte = m_text.at(m_at++);
        const bool isControl = static_cast<unsigned char>(byte) < 0x20 && byte != '\n' && byte != '\r' && byte != '\t';
        if (isControl)
            m_tidy.isDamaged = true;
        else
            m_tidy.utf8 += byte;
    }

    void reference()
    {
        constexpr qsizetype longest = 64;
        qsizetype end = m_at + 1;
        if (end < m_text.size() && m_text.at(end) == '#')
            ++end;
        while (end < m_text.size() && end - m_at < longest && isNameByte(m_text.at(end)))
            ++end;
        const QByteArray name = m_text.sliced(m_at + 1, end - m_at - 1);
        const bool isWhole = end < m_text.size() && m_text.at(end) == ';' && !name.isEmpty() && name != "#";
        if (!isWhole || (name.startsWith('#') ? !number(name.sliced(1)) : !named(name))) {
            m_tidy.isDamaged = true;
            m_tidy.utf8 += "&amp;";
            ++m_at;
            return;
        }
        m_at = end + 1;
    }

    bool number(const QByteArray &digits)
    {
        const bool isHex = digits.startsWith('x') || digits.startsWith('X');
        bool isNumber = false;
        const uint code = isHex ? digits.sliced(1).toUInt(&isNumber, 16) : digits.toUInt(&isNumber, 10);
        if (!isNumber)
            return false;
        const bool isAllowed = code == 9 || code == 10 || code == 13 || (code >= 0x20 && code < 0xD800)
            || (code >= 0xE000 && code <= 0xFFFD) || (code >= 0x10000 && code <= 0x10FFFF);
        m_tidy.isDamaged = m_tidy.isDamaged || !isAllowed;
        m_tidy.utf8 += "&#" + QByteArray::number(isAllowed ? code : 0xFFFDU) + ';';
        return true;
    }

    bool named(const QByteArray &name)
    {
        static const QList<QByteArray> xmlNames{"amp", "lt", "gt", "quot", "apos"};
        if (xmlNames.contains(name)) {
            m_tidy.utf8 += '&' + name + ';';
            return true;
        }
        if (const char32_t code = htmlCharacter(name); code != 0) {
            m_tidy.utf8 += "&#" + QByteArray::number(static_cast<uint>(code)) + ';';
            return true;
        }
        if (m_hasDoctype && m_declaredUses++ < mostDeclaredUses) // if it is not declared, the parser leaves it out
            m_tidy.utf8 += '&' + name + ';';
        return m_hasDoctype;
    }

    const QByteArray &m_text;
    qsizetype m_at = 0;
    bool m_hasDoctype = false;
    int m_declaredUses = 0;
    bool m_isInTag = false;
    char m_quote = 0;   ///< in a tag, the one that is open
    int m_attributes = 0; ///< of the tag, so far
    TidyXml m_tidy;
};

} // namespace

TidyXml tidyXml(const QByteArray &utf8)
{
    return Tidier(utf8).tidy();
}

} // namespace otklik
