#include "identity/names/givennames.h"
#include "identity/names/nameform.h"

namespace otklik::identity {

namespace {

constexpr qsizetype mostKeys = 12;
constexpr qsizetype mostStrong = 9; ///< so that the loose ones, which all writings share, have room

void addPair(QStringList &keys, const QString &a, const QString &b, qsizetype most)
{
    if (a == b || keys.size() >= most)
        return;
    const QString key = a < b ? a + u' ' + b : b + u' ' + a;
    if (!keys.contains(key))
        keys.append(key);
}

void addLoose(QStringList &keys, const QString &family, const QString &given)
{
    const QString key = family + u' ' + given[0] + u'.';
    if (keys.size() < mostKeys && !keys.contains(key))
        keys.append(key);
}

QStringList fullNames(const NameWord &word)
{
    return word.given ? GivenNames::known().fullNames(word.key) : QStringList{word.key};
}

/// All that the words may stand for, initials left out.
QStringList expanded(NameForm::Words words)
{
    QStringList all;
    for (const NameWord *word : words)
        if (!word->isInitial)
            all += fullNames(*word);
    return all;
}

QStringList stems(NameForm::Words words)
{
    QStringList all;
    for (const NameWord *word : words)
        if (!word->isInitial)
            all.append(word->stem);
    return all;
}

} // namespace

QStringList nameKeys(const NameForm &name)
{
    const QStringList givens = expanded(name.given());
    const QStringList families = stems(name.family());
    const QStringList others = stems(name.unknown());
    QStringList keys;
    for (const QString &family : families)
        for (const QString &given : givens)
            addPair(keys, family, given, mostStrong);
    for (const QString &other : others)
        for (const QStringList *words : {&families, &givens, &others})
            for (const QString &word : *words)
                addPair(keys, other, word, mostStrong);
    if (name.family().empty() && name.unknown().empty() && name.given().size() > 1)
        for (const QString &first : fullNames(*name.given()[0]))
            for (const QString &second : fullNames(*name.given()[1]))
                addPair(keys, first, second, mostStrong);
    for (const QString &family : families) {
        for (const QString &given : givens)
            addLoose(keys, family, given);
        for (const NameWord *given : name.given())
            if (given->isInitial)
                addLoose(keys, family, given->key);
    }
    if (keys.isEmpty())
        keys = (families + givens + others).mid(0, mostKeys);
    return keys;
}

QStringList nameKeys(const PersonName &name)
{
    NameWords words;
    return nameKeys(NameForm(name, words));
}

} // namespace otklik::identity
