#include "guidance/learning/tokens.h"

#include "guidance/triage/letters.h"

#include <algorithm>

namespace otklik {

namespace {

bool isWordLetter(QChar c)
{
    const Letter letter = letterOf(c);
    return letter.isLetter || letter.isDigit;
}

/// Reads tokens one after another.
class TokenReader final
{
public:
    explicit TokenReader(QStringView text)
        : m_text(text)
    {}

    std::vector<Token> take()
    {
        while (m_at < m_text.size())
            readOne();
        return std::move(m_tokens);
    }

private:
    void readOne()
    {
        const QChar c = m_text.at(m_at);
        if (c == u'@' && isWordAt(m_at + 1))
            readHandle();
        else if (isLinkAt(m_at))
            readLink();
        else if (letterOf(c).isDigit)
            readNumber();
        else if (letterOf(c).isLetter)
            readWord();
        else if (c.isSpace() || c.isMark() || c.unicode() == 0x200d || c.unicode() == 0xfe0f)
            ++m_at;
        else
            readSign();
    }

    [[nodiscard]] bool isWordAt(qsizetype at) const { return at < m_text.size() && isWordLetter(m_text.at(at)); }

    [[nodiscard]] bool isLinkAt(qsizetype at) const
    {
        const QStringView rest = m_text.mid(at, 8);
        return rest.startsWith(u"http://", Qt::CaseInsensitive) || rest.startsWith(u"https://", Qt::CaseInsensitive)
            || rest.startsWith(u"www.", Qt::CaseInsensitive);
    }

    void add(std::u16string text, qsizetype start, Token::Kind kind)
    {
        m_tokens.push_back({std::move(text), {start, m_at - start}, kind});
    }

    void readHandle()
    {
        const qsizetype start = m_at++;
        while (m_at < m_text.size() && (isWordLetter(m_text.at(m_at)) || m_text.at(m_at) == u'_'))
            ++m_at;
        add(u"@", start, Token::Kind::Sign);
    }

    void readLink()
    {
        const qsizetype start = m_at;
        while (m_at < m_text.size() && !m_text.at(m_at).isSpace())
            ++m_at;
        add(u"//", start, Token::Kind::Sign);
    }

    void readNumber()
    {
        const qsizetype start = m_at;
        while (m_at < m_text.size() && letterOf(m_text.at(m_at)).isDigit)
            ++m_at;
        add(std::u16string(static_cast<size_t>(std::min<qsizetype>(m_at - start, 5)), u'0'), start, Token::Kind::Word);
    }

    void readWord()
    {
        const qsizetype start = m_at;
        std::u16string word;
        size_t run = 0;
        for (; m_at < m_text.size() && letterOf(m_text.at(m_at)).isLetter; ++m_at) {
            char16_t unit = letterOf(m_text.at(m_at)).lower;
            if (unit == u'ё')
                unit = u'е';
            run = !word.empty() && word.back() == unit ? run + 1 : 1;
            if (run < 3)
                word += unit;
            else if (run == 3)
                word.pop_back(); // «оооочень» is «очень»
        }
        add(std::move(word), start, Token::Kind::Word);
    }

    void readSign()
    {
        const qsizetype start = m_at;
        const QChar c = m_text.at(m_at);
        if (c.isHighSurrogate() && m_at + 1 < m_text.size() && m_text.at(m_at + 1).isLowSurrogate()) {
            const char32_t point = QChar::surrogateToUcs4(c, m_text.at(m_at + 1));
            m_at += 2;
            if (point < 0x1F3FB || point > 0x1F3FF) // shades of skin
                add({m_text.at(start).unicode(), m_text.at(start + 1).unicode()}, start, Token::Kind::Sign);
            return;
        }
        while (m_at < m_text.size() && m_text.at(m_at) == c)
            ++m_at;
        add(std::u16string(static_cast<size_t>(std::min<qsizetype>(m_at - start, 3)), c.unicode()), start,
            Token::Kind::Sign);
    }

    QStringView m_text;
    qsizetype m_at = 0;
    std::vector<Token> m_tokens;
};

} // namespace

std::vector<Token> readTokens(QStringView text)
{
    return TokenReader(text).take();
}

} // namespace otklik
