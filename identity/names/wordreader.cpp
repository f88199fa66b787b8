#include "identity/names/wordreader.h"

#include "identity/names/familynames.h"
#include "identity/names/givennames.h"
#include "identity/names/latinkey.h"

#include <QSet>

namespace otklik::identity {

namespace {

constexpr qsizetype mostKnown = 1 << 17;

bool isTitleKey(const QString &key)
{
    static const QSet<QString> titles = [] {
        QSet<QString> keys;
        for (const QStringView word :
             {u"mr", u"mrs", u"ms", u"miss", u"mister", u"dr", u"doctor", u"prof", u"professor", u"sir", u"lady",
              u"madam", u"madame", u"sen", u"senator", u"rep", u"congressman", u"congresswoman", u"gov", u"phd",
              u"md", u"mba", u"jr", u"sr", u"esq", u"official", u"oficial", u"the", u"real", u"its", u"iam",
              u"account", u"page", u"blog", u"channel", u"von", u"de", u"der", u"den", u"господин", u"госпожа",
              u"доктор", u"проф", u"профессор", u"офиц", u"официальный", u"официальная", u"аккаунт", u"страница",
              u"канал", u"блог", u"это", u"оглы", u"оглу", u"кызы"})
            keys.insert(latinKey(word));
        return keys;
    }();
    return titles.contains(key);
}

/// Under this key the tables have the word.
bool isKnownAs(ReadWord &word, const QString &key)
{
    word.isKnownGiven = GivenNames::known().find(key);
    word.isCommonFamily = isCommonFamily(key);
    if (word.isKnownGiven || word.isCommonFamily)
        word.key = key;
    return word.isKnownGiven || word.isCommonFamily;
}

ReadWord readWord(const QString &letters)
{
    ReadWord word;
    word.key = latinKey(letters);
    word.isInitial = isInitial(word.key) && letters.size() <= 2;
    if (!word.isInitial) {
        if (!isKnownAs(word, word.key))
            for (const QString &other : otherReadings(letters))
                if (isKnownAs(word, other))
                    break;
        word.patronymic = readPatronymic(word.key);
        word.looksLikeFamily = word.isCommonFamily || looksLikeFamily(word.key);
    }
    word.isTitle = word.key.isEmpty() || (!word.isKnownGiven && !word.isCommonFamily && isTitleKey(word.key));
    return word;
}

} // namespace

const ReadWord &WordReader::read(const QString &letters)
{
    const auto known = m_known.constFind(letters);
    if (known != m_known.constEnd())
        return *known;
    if (m_known.size() >= mostKnown)
        m_known.clear();
    return *m_known.insert(letters, readWord(letters));
}

} // namespace otklik::identity
