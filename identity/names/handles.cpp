#include "identity/names/familynames.h"
#include "identity/names/givennames.h"
#include "identity/names/latinkey.h"
#include "identity/names/letters.h"
#include "identity/names/personname.h"
#include "identity/names/writtenform.h"

#include <algorithm>

namespace otklik::identity {

namespace {

constexpr qsizetype longestCut = 40; ///< longer words are nobody's two names

/// Without "@" and the address of the page it stands in.
QString bareHandle(QStringView handle)
{
    const QString plain = plainLetters(handle);
    QStringView bare = QStringView(plain).trimmed();
    while (bare.endsWith(u'/'))
        bare.chop(1);
    bare = bare.sliced(bare.lastIndexOf(u'/') + 1);
    if (bare.startsWith(u'@'))
        bare = bare.sliced(1);
    return bare.size() == plain.size() ? plain : bare.toString();
}

/// Words at separators, at capitals within (IvanPetrov) and between letters and digits.
QStringList cutAtBorders(const QString &bare)
{
    QStringList words;
    QString word;
    QChar last;
    for (const QChar c : bare) {
        const bool isWord = c.isLetterOrNumber();
        const bool isBorder = !isWord || c.isDigit() != last.isDigit() || (c.isUpper() && last.isLower());
        if (isBorder && !word.isEmpty()) {
            words.append(word);
            word.clear();
        }
        if (isWord)
            word += lowered(c);
        last = c;
    }
    if (!word.isEmpty())
        words.append(word);
    return words;
}

bool isName(const QString &key)
{
    return GivenNames::known().find(key) || isCommonFamily(key);
}

/// ka4alov, ma6a: digits that are letters in chat, if a name comes out.
QString withoutChatDigits(const QString &bare)
{
    QString word;
    for (const QChar c : bare) {
        if (c == u'4')
            word += QLatin1StringView("ch");
        else if (c == u'6')
            word += QLatin1StringView("sh");
        else if (c == u'0')
            word += u'o';
        else if (c.isLetter())
            word += lowered(c);
        else
            return {};
    }
    const QString key = latinKey(word);
    return isName(key) || (key.size() > 6 && looksLikeFamily(key)) ? word : QString();
}

/// The key under which the tables have the word, or its plain one.
QString namedKey(const QString &word)
{
    const QString key = latinKey(word);
    if (key.isEmpty() || isName(key))
        return key;
    for (const QString &other : otherReadings(word))
        if (isName(other))
            return other;
    return key;
}

/// "ivanov" is no Ivan with a rest.
bool isMadeOfGiven(const QString &key)
{
    for (const QLatin1StringView ending :
         {QLatin1StringView("ov"), QLatin1StringView("ev"), QLatin1StringView("in"), QLatin1StringView("ova"),
          QLatin1StringView("eva"), QLatin1StringView("ina"), QLatin1StringView("enko"), QLatin1StringView("uk")})
        if (key.endsWith(ending)
            && (GivenNames::known().find(key.chopped(ending.size()))
                || GivenNames::known().find(key.chopped(ending.size()) + u'i')
                || GivenNames::known().find(key.chopped(ending.size()) + u'a')))
            return true;
    return false;
}

/// How sure the halves are a given and a family name: 0 not, 1 by the ending, 2 by its base, 3 by the table.
int certainty(const QString &given, const QString &family)
{
    if (given.size() < 3 || family.size() < 4 || !GivenNames::known().find(given))
        return 0;
    if (isCommonFamily(family))
        return 3;
    if (isMadeOfGiven(family))
        return 2;
    return family.size() >= 5 && looksLikeFamily(family) ? 1 : 0;
}

/// Two words, or the word alone where no cut or more than one is as good.
QStringList cutInTwo(const QString &word)
{
    const QString whole = namedKey(word);
    if (word.size() < 7 || word.size() > longestCut || isName(whole) || isMadeOfGiven(whole)
        || !readPatronymic(whole).isEmpty())
        return {whole};
    int best = 0;
    qsizetype longestGiven = 0;
    QStringList cut{whole};
    for (qsizetype at = 2; at + 2 <= word.size(); ++at) {
        const QString left = latinKey(word.first(at));
        const QString right = latinKey(word.sliced(at));
        const int forward = certainty(left, right);
        const int backward = certainty(right, left);
        const int sure = std::max(forward, backward);
        const qsizetype given = forward >= backward ? left.size() : right.size();
        if (sure == 0 || sure < best || (sure == best && given < longestGiven))
            continue;
        best = sure;
        longestGiven = given;
        cut = QStringList{left, right};
    }
    return cut;
}

} // namespace

QString canonicalHandle(QStringView handle)
{
    QString letters = bareHandle(handle);
    letters.detach();
    const auto end = std::remove_if(letters.begin(), letters.end(), [](QChar c) { return !c.isLetterOrNumber(); });
    letters.truncate(end - letters.begin());
    std::transform(letters.cbegin(), letters.cend(), letters.begin(), lowered);
    qsizetype digits = letters.size();
    while (digits > 0 && std::as_const(letters)[digits - 1].isDigit())
        --digits;
    if (digits > 0 && digits < letters.size())
        letters.insert(digits, u' ');
    return letters;
}

QStringList handleParts(QStringView handle)
{
    const QString bare = bareHandle(handle);
    const QString chat = withoutChatDigits(bare);
    if (!chat.isEmpty())
        return cutInTwo(chat);
    QStringList parts;
    for (const QString &word : cutAtBorders(bare))
        parts += word[0].isDigit() ? QStringList{word} : cutInTwo(word);
    parts.removeAll(QString());
    return parts;
}

} // namespace otklik::identity
