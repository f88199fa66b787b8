#include "identity/names/writtenform.h"

#include <algorithm>
#include <array>
#include <utility>

namespace otklik::identity {

namespace {

constexpr qsizetype mostRead = 200;

/// Letters that Unicode does not take apart.
QStringView undecomposed(char16_t c)
{
    switch (c) {
    case u'ł': return u"l";
    case u'Ł': return u"L";
    case u'đ': return u"d";
    case u'Đ': return u"D";
    case u'ø': case u'œ': return u"o";
    case u'Ø': case u'Œ': return u"O";
    case u'æ': return u"e";
    case u'Æ': return u"E";
    case u'ß': return u"ss";
    case u'ı': return u"i";
    default: return {};
    }
}

/// ᴀʙᴄ: small capitals that Unicode keeps as letters of their own.
char16_t smallCapital(char16_t c)
{
    static constexpr QStringView capitals = u"ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘǫʀꜱᴛᴜᴠᴡʏᴢ";
    static constexpr QStringView letters = u"abcdefghijklmnopqrstuvwyz";
    for (qsizetype i = 0; i < capitals.size(); ++i)
        if (capitals[i].unicode() == c)
            return letters[i].unicode();
    return 0;
}

/// A letter with exactly one mark, where the mark makes it another letter.
QStringView marked(char16_t letter, char16_t mark)
{
    struct Marked final
    {
        char16_t letter;
        char16_t mark;
        QStringView read;
    };
    static constexpr std::array<Marked, 16> table{{
        {u'и', 0x306, u"й"}, {u'И', 0x306, u"Й"}, {u'е', 0x308, u"ё"}, {u'Е', 0x308, u"Ё"},
        {u'і', 0x308, u"ї"}, {u'І', 0x308, u"Ї"}, {u'у', 0x306, u"ў"}, {u'У', 0x306, u"Ў"},
        {u's', 0x30C, u"sh"}, {u'S', 0x30C, u"Sh"}, {u'z', 0x30C, u"zh"}, {u'Z', 0x30C, u"Zh"},
        {u'c', 0x30C, u"ch"}, {u'C', 0x30C, u"Ch"}, {u's', 0x302, u"sh"}, {u'S', 0x302, u"Sh"},
    }};
    for (const Marked &entry : table)
        if (entry.letter == letter && entry.mark == mark)
            return entry.read;
    if (mark == 0x327 && (letter == u's' || letter == u'S'))
        return u"sh";
    if (mark == 0x327 && (letter == u'c' || letter == u'C'))
        return u"ch";
    // ISO 9 has â for я.
    if (mark == 0x302 && (letter == u'a' || letter == u'A'))
        return u"ia";
    return {};
}

bool isPlain(QStringView text)
{
    for (const QChar c : text) {
        const char16_t u = c.unicode();
        if (u >= 0x80 && (u < 0x401 || u > 0x45F))
            return false;
    }
    return true;
}

QStringView firstCharacters(QStringView written)
{
    QStringView text = written.first(std::min(written.size(), mostRead));
    if (!text.isEmpty() && text.back().isHighSurrogate())
        text.chop(1);
    return text;
}

} // namespace

QString plainLetters(QStringView written)
{
    const QStringView text = firstCharacters(written);
    if (isPlain(text))
        return text.toString();
    const QString apart = text.toString().normalized(QString::NormalizationForm_KD);
    QString plain;
    for (qsizetype at = 0; at < apart.size() && plain.size() < mostRead;) {
        const QChar letter = apart[at++];
        const qsizetype marks = at;
        while (at < apart.size() && apart[at].isMark())
            ++at;
        QStringView read;
        if (at - marks == 1)
            read = marked(letter.unicode(), apart[marks].unicode());
        if (read.isEmpty())
            read = undecomposed(letter.unicode());
        const char16_t small = letter.unicode() > 0x180 ? smallCapital(letter.unicode()) : u'\0';
        if (!read.isEmpty())
            plain += read;
        else if (small != 0)
            plain += QChar(small);
        else if (!letter.isMark() && letter.category() != QChar::Other_Format)
            plain += letter;
    }
    return plain;
}

} // namespace otklik::identity
