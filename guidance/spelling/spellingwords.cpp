#include "guidance/spelling/spellingwords.h"

#include <QRegularExpression>

#include <algorithm>

namespace otklik {

namespace {

constexpr QChar stress(0x0301);
constexpr QChar softHyphen(0x00ad);
/// What is longer is no word but something pasted.
constexpr qsizetype longestWord = 64;
constexpr qsizetype longestAbbreviation = 5;

enum class Script { None, Russian, English, Other };

bool isApostrophe(QChar c)
{
    return c == u'\'' || c == u'’' || c == u'ʼ';
}

bool isHyphen(QChar c)
{
    return c == u'-' || c == u'‐' || c == u'‑';
}

/// A letter beyond the first plane (𝐇) takes two units; an emoji is none.
bool isLetterPair(const QString &line, qsizetype i)
{
    if (line.at(i).isLowSurrogate())
        return i > 0 && line.at(i - 1).isHighSurrogate() && isLetterPair(line, i - 1);
    return line.at(i).isHighSurrogate() && i + 1 < line.size() && line.at(i + 1).isLowSurrogate()
        && QChar::isLetter(QChar::surrogateToUcs4(line.at(i), line.at(i + 1)));
}

bool beginsWord(const QString &line, qsizetype i)
{
    const QChar c = line.at(i);
    return c.isLetterOrNumber() || c == u'_' || isLetterPair(line, i);
}

bool goesOn(const QString &line, qsizetype i)
{
    return beginsWord(line, i) || line.at(i).isMark() || line.at(i) == softHyphen;
}

Script scriptOf(QChar c)
{
    const char16_t lower = c.toLower().unicode();
    if ((lower >= u'а' && lower <= u'я') || lower == u'ё')
        return Script::Russian;
    if (lower >= u'a' && lower <= u'z')
        return Script::English;
    return c.isLetter() ? Script::Other : Script::None;
}

/// A stretch of letters between apostrophes, hyphens and whatever is no word.
struct Part final
{
    qsizetype start = 0;
    qsizetype end = 0;
    Script script = Script::None;
    bool isBehindApostrophe = false;
    bool hasDigit = false;
};

Part partAt(const QString &line, qsizetype start, qsizetype end)
{
    Part part{start, start, Script::None, start > 0 && isApostrophe(line.at(start - 1)), false};
    for (; part.end < end && goesOn(line, part.end); ++part.end) {
        const QChar c = line.at(part.end);
        part.hasDigit = part.hasDigit || c.isNumber() || c == u'_';
        const Script script = c.isSurrogate() ? Script::Other : scriptOf(c);
        if (script == Script::None || part.script == Script::Other)
            continue;
        // Look-alikes of the other alphabet inside a word are a mistake that the dictionary will find.
        const bool isMixed = part.script != Script::None && part.script != script;
        part.script = isMixed && script != Script::Other ? Script::Russian : script;
    }
    return part;
}

bool isAbbreviationOrBrand(const QString &word)
{
    for (qsizetype i = 1; i < word.size(); ++i)
        if (word.at(i).isUpper() && word.at(i - 1).isLower())
            return true;
    return word.size() <= longestAbbreviation
        && std::none_of(word.begin(), word.end(), [](QChar c) { return c.isLower(); });
}

bool isPlain(QChar c)
{
    return !c.isMark() && c != softHyphen && c != u'’' && c != u'ʼ' && c != u'‐' && c != u'‑';
}

QString asInDictionary(QStringView written)
{
    if (std::all_of(written.begin(), written.end(), isPlain))
        return written.toString();
    QString word;
    word.reserve(written.size());
    for (const QChar c : written) {
        if (c == stress || c == softHyphen)
            continue;
        word += isApostrophe(c) ? QChar(u'\'') : isHyphen(c) ? QChar(u'-') : c;
    }
    return word.normalized(QString::NormalizationForm_C);
}

/// Joins neighbouring parts of one alphabet ("кто-то", "don't") and adds them.
void addWords(const QString &line, const QList<Part> &parts, QList<SpellingWord> *words)
{
    if (std::any_of(parts.begin(), parts.end(), [](const Part &part) { return part.hasDigit; }))
        return;
    for (qsizetype i = 0; i < parts.size();) {
        const Script script = parts.at(i).script;
        // An ending hung on with an apostrophe (iPhone'ом) is no word of its own.
        const bool isEnding = i > 0 && parts.at(i).isBehindApostrophe;
        const qsizetype start = parts.at(i).start;
        qsizetype end = parts.at(i).end;
        for (++i; i < parts.size() && parts.at(i).script == script; ++i)
            end = parts.at(i).end;
        if (isEnding || script == Script::Other || script == Script::None || end - start > longestWord)
            continue;
        const QString word = asInDictionary(QStringView(line).mid(start, end - start));
        if (word.size() > 1 && !isAbbreviationOrBrand(word))
            words->append({start, end - start,
                           script == Script::Russian ? SpellingLanguage::Russian : SpellingLanguage::English, word});
    }
}

/// A link, an address, a handle, a hashtag, a path.
bool isAddress(QStringView chunk)
{
    // Most chunks are words: they are told apart without the expression.
    const auto isTelling = [](QChar c) { return c == u'@' || c == u'/' || c == u'\\' || c == u'#' || c == u'.'; };
    const auto telling = std::find_if(chunk.begin(), chunk.end(), isTelling);
    if (telling == chunk.end() || (*telling == u'.' && telling + 1 == chunk.end()))
        return false;
    static const QRegularExpression address(QStringLiteral(
        R"(@|://|\\|^\W*#|^\W*(?:www\.|/\w)|[\w-]\.(?:[A-Za-z]{2,}|рф)(?![\w]))"),
        QRegularExpression::UseUnicodePropertiesOption);
    return address.match(chunk.toString()).hasMatch();
}

/// The words between two places of a line that no white space divides.
void addChunk(const QString &line, qsizetype start, qsizetype end, QList<SpellingWord> *words)
{
    if (isAddress(QStringView(line).mid(start, end - start)))
        return;
    QList<Part> parts;
    for (qsizetype i = start; i < end;) {
        if (!beginsWord(line, i)) {
            const bool isJoint = !parts.isEmpty() && parts.last().end == i && i + 1 < end
                && (isApostrophe(line.at(i)) || isHyphen(line.at(i))) && beginsWord(line, i + 1);
            if (!isJoint) {
                addWords(line, parts, words);
                parts.clear();
            }
            ++i;
            continue;
        }
        const Part part = partAt(line, i, end);
        parts.append(part);
        i = part.end;
    }
    addWords(line, parts, words);
}

} // namespace

QList<SpellingWord> spellingWords(const QString &line)
{
    QList<SpellingWord> words;
    qsizetype start = 0;
    const qsizetype lastClose = line.lastIndexOf(u'}');
    for (qsizetype i = 0; i <= line.size(); ++i) {
        const bool isEnd = i == line.size();
        const qsizetype close = i < lastClose && line.at(i) == u'{' ? line.indexOf(u'}', i) : -1;
        if (!isEnd && close < 0 && !line.at(i).isSpace())
            continue;
        if (i > start)
            addChunk(line, start, i, &words);
        i = std::max(i, close);
        start = i + 1;
    }
    return words;
}

} // namespace otklik
