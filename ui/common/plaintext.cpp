#include "ui/common/plaintext.h"

#include <QTextDocument>

#include <algorithm>
#include <array>
#include <utility>

namespace otklik::plaintext {

namespace {

/// The name of a character that changes the order of its neighbours, or null.
const char *bidiName(char16_t c)
{
    switch (c) {
    case 0x202a: return "LRE";
    case 0x202b: return "RLE";
    case 0x202c: return "PDF";
    case 0x202d: return "LRO";
    case 0x202e: return "RLO";
    case 0x2066: return "LRI";
    case 0x2067: return "RLI";
    case 0x2068: return "FSI";
    case 0x2069: return "PDI";
    default: return nullptr;
    }
}

/// Characters without a picture of their own.
enum class Unseen {
    No,
    Joins, ///< of use in scripts and emoji, one or a few at a time
    Hides, ///< of none in a message
};

/// So many of the useful ones in a row say something that is not meant to be read.
constexpr int mostJoiners = 8;

Unseen unseenOf(char32_t c)
{
    using Range = std::pair<char32_t, char32_t>;
    static constexpr std::array joining{Range{0xad, 0xad}, Range{0x61c, 0x61c}, Range{0x200c, 0x200f}, Range{0xfe00, 0xfe0f}};
    static constexpr std::array hiding{Range{0x34f, 0x34f}, Range{0x115f, 0x1160}, Range{0x17b4, 0x17b5}, Range{0x180b, 0x180e},
                                       Range{0x200b, 0x200b}, Range{0x2060, 0x2065}, Range{0x206a, 0x206f}, Range{0x3164, 0x3164},
                                       Range{0xfeff, 0xfeff}, Range{0xffa0, 0xffa0}, Range{0xfff0, 0xfffb}, Range{0x1d173, 0x1d17a},
                                       Range{0xe0000, 0xe0fff}};
    const auto holds = [c](const Range &range) { return range.first <= c && c <= range.second; };
    if (std::ranges::any_of(joining, holds))
        return Unseen::Joins;
    return std::ranges::any_of(hiding, holds) ? Unseen::Hides : Unseen::No;
}

char32_t codePointAt(const QString &text, qsizetype i)
{
    const QChar c = text.at(i);
    const bool isPair = c.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate();
    return isPair ? QChar::surrogateToUcs4(c, text.at(i + 1)) : c.unicode();
}

/// Scripts that write without blanks mark where a line may break.
bool breaksWithoutBlanks(const QString &text, qsizetype i)
{
    if (i < 0 || i >= text.size())
        return false;
    const QChar::Script script = text.at(i).script();
    return script == QChar::Script_Thai || script == QChar::Script_Lao || script == QChar::Script_Khmer
        || script == QChar::Script_Myanmar || script == QChar::Script_Tibetan;
}

/// Whether the unseen characters from `from` to `to` hide something; `count` of them, `hiding` of the useless kind.
bool isHiding(const QString &text, qsizetype from, qsizetype to, int count, int hiding)
{
    constexpr char32_t blackFlag = 0x1f3f4; // begins the flags of regions, spelt with unseen letters
    const bool isFlag = from >= 2 && codePointAt(text, from - 2) == blackFlag && count <= mostJoiners;
    const bool isBreak = count == 1 && (breaksWithoutBlanks(text, from - 1) || breaksWithoutBlanks(text, to));
    return (hiding > 0 || count >= mostJoiners) && !isFlag && !isBreak;
}

/// The unseen characters from `i` on, which ends at the last of them: as they are, or one name for all.
void appendUnseen(QString &to, const QString &raw, qsizetype &i)
{
    const qsizetype from = i;
    int count = 0;
    int hiding = 0;
    while (i < raw.size()) {
        const char32_t c = codePointAt(raw, i);
        const Unseen unseen = unseenOf(c);
        if (unseen == Unseen::No)
            break;
        ++count;
        hiding += unseen == Unseen::Hides ? 1 : 0;
        i += c > 0xffff ? 2 : 1;
    }
    if (isHiding(raw, from, i, count, hiding))
        to += QStringLiteral("‹ZW›");
    else
        to += QStringView(raw).sliced(from, i - from);
    --i;
}

bool isSuspicious(QChar c)
{
    const char16_t u = c.unicode();
    return (u < 0x20 && u != u'\n') || (u >= 0x7f && u < 0xa0) || (u >= 0x2028 && u <= 0x202e)
        || (u >= 0x2066 && u <= 0x2069) || c.isSurrogate() || unseenOf(u) != Unseen::No;
}

void append(QString &to, const QString &raw, qsizetype &i)
{
    const QChar c = raw.at(i);
    const char16_t u = c.unicode();
    if (unseenOf(codePointAt(raw, i)) != Unseen::No) {
        appendUnseen(to, raw, i);
    } else if (c.isHighSurrogate() && i + 1 < raw.size() && raw.at(i + 1).isLowSurrogate()) {
        to += c;
        to += raw.at(++i);
    } else if (c.isSurrogate()) {
        to += QChar::ReplacementCharacter;
    } else if (u == u'\t') {
        to += u' ';
    } else if (u == u'\r') {
        if (i + 1 >= raw.size() || raw.at(i + 1) != u'\n')
            to += u'\n';
    } else if (u == 0x2028 || u == 0x2029 || u == 0x85) {
        to += u'\n';
    } else if (u == 0x7f) {
        to += QChar(0x2421);
    } else if (u < 0x20) {
        to += QChar(0x2400 + u);
    } else if (u >= 0x80 && u < 0xa0) {
        to += QChar(0x2426); // the picture of "substitute form two"
    } else if (const char *name = bidiName(u)) {
        to += u'‹' + QLatin1StringView(name) + u'›';
    } else {
        to += c;
    }
}

} // namespace

QString shown(const QString &raw)
{
    qsizetype i = 0;
    while (i < raw.size() && (!isSuspicious(raw.at(i)) || raw.at(i) == u'\n'))
        ++i;
    if (i == raw.size())
        return raw;
    QString text = raw.left(i);
    text.reserve(raw.size() + 16);
    for (; i < raw.size(); ++i) {
        if (isSuspicious(raw.at(i)))
            append(text, raw, i);
        else
            text += raw.at(i);
    }
    return text;
}

QString oneLine(const QString &raw)
{
    return shown(raw).simplified();
}

QString excerpt(const QString &raw, qsizetype most)
{
    const QString line = oneLine(raw);
    if (line.size() <= most)
        return line;
    const bool isCutInTwo = most > 0 && line.at(most - 1).isHighSurrogate();
    return line.left(isCutInTwo ? most - 1 : most) + u'…';
}

QString isolated(const QString &text)
{
    return QChar(0x2068) + text + QChar(0x2069);
}

QString toolTip(const QString &text)
{
    // QToolTip takes text that looks like markup for rich text: say that it is not.
    return Qt::mightBeRichText(text) ? QStringLiteral("<span>%1</span>").arg(text.toHtmlEscaped()) : text;
}

} // namespace otklik::plaintext
