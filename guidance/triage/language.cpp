#include "guidance/triage/language.h"

#include <QSet>

namespace otklik {

namespace {

constexpr qsizetype readAtMost = 4000;

const QSet<QString> &englishWords()
{
    static const QSet<QString> words = [] {
        QSet<QString> set;
        for (const QStringView word : QStringView(
                 u"a about again am an and any are as at be been but by can cannot did do does done don for from get "
                 u"good great had has have hello help hey hi how i if in is it its just know like lol love me my need "
                 u"never no not now of off ok on one or our out please really she so sorry still thank thanks that the "
                 u"their them there they this time to too try up us very was we well were what when where which who "
                 u"why will with worst would yes yet you your")
                 .split(u' '))
            set.insert(word.toString());
        return set;
    }();
    return words;
}

/// Letters that Russian does not have and its neighbours do, and the other way round.
bool isOtherCyrillic(char16_t c) { return c == u'і' || c == u'ї' || c == u'є' || c == u'ґ' || c == u'ў' || c == u'ј'; }
bool isRussianOnly(char16_t c) { return c == u'ы' || c == u'э' || c == u'ё' || c == u'ъ'; }
bool isCyrillic(char16_t c) { return c >= 0x0400 && c <= 0x04ff; }

bool readsAsEnglish(QStringView text)
{
    int words = 0;
    int known = 0;
    QString word;
    const auto close = [&] {
        if (word.isEmpty())
            return;
        ++words;
        known += englishWords().contains(word) ? 1 : 0;
        word.clear();
    };
    for (const QChar c : text) {
        if (c.isLetter())
            word += c.toLower();
        else
            close();
    }
    close();
    return known > 0 && known * 7 >= words;
}

} // namespace

QString recogniseLanguage(QStringView text)
{
    text = text.left(readAtMost);
    int cyrillic = 0;
    int latin = 0;
    int other = 0;
    int russianOnly = 0;
    int otherCyrillic = 0;
    for (const QChar c : text) {
        if (!c.isLetter())
            continue;
        const char16_t lower = c.toLower().unicode();
        if (isCyrillic(lower)) {
            ++cyrillic;
            russianOnly += isRussianOnly(lower) ? 1 : 0;
            otherCyrillic += isOtherCyrillic(lower) ? 1 : 0;
        } else if (lower < 0x0250) {
            ++latin;
        } else {
            ++other;
        }
    }
    const int letters = cyrillic + latin + other;
    if (letters < 2 || other * 2 > letters)
        return {};
    // A Russian post names foreign brands and pastes links; an English one hardly ever holds Cyrillic.
    if (cyrillic * 3 >= letters)
        return otherCyrillic > russianOnly ? QString() : QStringLiteral("ru");
    return readsAsEnglish(text) ? QStringLiteral("en") : QString();
}

} // namespace otklik
