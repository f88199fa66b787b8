#include "guidance/sameness/replywords.h"

#include <QHashFunctions>

#include <algorithm>
#include <array>

namespace otklik {

namespace {

/// A stretch without spaces, and how it stands in its sentence.
struct Piece final
{
    qsizetype start = 0;
    qsizetype end = 0;
    bool beginsSentence = false;
};

bool isWordPart(QChar c)
{
    return c.isLetterOrNumber() || c.isMark() || c == u'_';
}

bool endsSentence(QChar c)
{
    return c == u'.' || c == u'!' || c == u'?' || c == u'…' || c == u':' || c == u'\n' || c == u')';
}

bool isGreeting(QStringView word)
{
    static constexpr std::array<QStringView, 26> known{
        u"здравствуйте", u"здравствуй", u"привет",    u"приветствую", u"приветствуем", u"добрый", u"доброго",
        u"доброе",       u"день",       u"дня",       u"утро",        u"утра",         u"вечер",  u"вечера",
        u"суток",        u"уважаемый",  u"уважаемая", u"hi",          u"hello",        u"hey",    u"dear",
        u"good",         u"morning",    u"afternoon", u"evening",     u"there"};
    return std::find(known.begin(), known.end(), word) != known.end();
}

/// A link, an e-mail address or a handle: none of its parts is a word.
bool isAddress(QStringView piece)
{
    return piece.contains(u'@') || piece.contains(u"://") || piece.startsWith(u"www.", Qt::CaseInsensitive);
}

class WordReader final
{
public:
    explicit WordReader(QStringView text)
        : m_text(text)
    {}

    QList<quint32> run()
    {
        bool beginsSentence = true;
        for (qsizetype at = 0; at < m_text.size() && m_words.size() < mostReplyWords;) {
            if (m_text.at(at).isSpace()) {
                beginsSentence = beginsSentence || m_text.at(at) == u'\n';
                ++at;
                continue;
            }
            Piece piece{at, at, beginsSentence};
            while (piece.end < m_text.size() && !m_text.at(piece.end).isSpace())
                ++piece.end;
            if (!isAddress(m_text.mid(piece.start, piece.end - piece.start)))
                readPiece(piece);
            beginsSentence = endsSentence(m_text.at(piece.end - 1));
            at = piece.end;
        }
        return std::move(m_words);
    }

private:
    void readPiece(const Piece &piece)
    {
        bool isFirst = piece.beginsSentence;
        for (qsizetype at = piece.start; at < piece.end;) {
            if (!isWordPart(m_text.at(at))) {
                isFirst = isFirst || endsSentence(m_text.at(at));
                ++at;
                continue;
            }
            const qsizetype start = at;
            while (at < piece.end && isWordPart(m_text.at(at)))
                ++at;
            readWord(start, at, isFirst);
            isFirst = false;
        }
    }

    void readWord(qsizetype start, qsizetype end, bool isFirst)
    {
        const QStringView written = m_text.mid(start, end - start);
        if (std::ranges::any_of(written, [](QChar c) { return c.isDigit(); }))
            return;
        if (isName(written, start, end, isFirst) || isInitials(written, start))
            return;
        m_buffer.resize(0);
        for (const QChar c : written)
            m_buffer.append(c == u'ё' || c == u'Ё' ? QChar(u'е') : c.toLower());
        ++m_seen;
        if (m_seen <= greetingWords && isGreeting(m_buffer))
            return;
        m_words.append(static_cast<quint32>(qHash(QStringView(m_buffer), size_t(0))));
    }

    [[nodiscard]] bool isName(QStringView word, qsizetype start, qsizetype end, bool isFirst) const
    {
        const bool hasCapital = word.at(0).isUpper() && word.size() > 1 && word.at(1).isLower();
        if (!hasCapital)
            return false;
        const bool isJoined = start > 0 && (m_text.at(start - 1) == u'\'' || m_text.at(start - 1) == u'’');
        if (!isFirst)
            return !isJoined;
        // «Анна, спасибо за …»
        return m_seen < greetingWords && end < m_text.size() && m_text.at(end) == u',';
    }

    /// "-KC", "^AB", "*JM"
    [[nodiscard]] bool isInitials(QStringView word, qsizetype start) const
    {
        return word.size() <= 3 && start > 0 && QStringView(u"-–—^*/~").contains(m_text.at(start - 1))
            && (start < 2 || m_text.at(start - 2).isSpace())
            && std::ranges::all_of(word, [](QChar c) { return c.isUpper(); });
    }

    static constexpr int greetingWords = 6; ///< a greeting stands among the first words

    QStringView m_text;
    QString m_buffer;
    int m_seen = 0;
    QList<quint32> m_words;
};

} // namespace

QList<quint32> replyWords(QStringView text)
{
    return WordReader(text).run();
}

} // namespace otklik
