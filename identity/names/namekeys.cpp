#include "identity/names/givennames.h"
#include "identity/names/nameform.h"

namespace otklik::identity {

namespace {

constexpr qsizetype mostKeys = 12;
constexpr qsizetype mostStrong = 9; ///< so that the loose ones, which all writings share, have room

using Texts = QVarLengthArray<QStringView, mostKeys>;

void addKey(NameKeys &keys, const NameKey &key, qsizetype most)
{
    if (keys.size() < most && !keys.contains(key))
        keys.append(key);
}

void addPair(NameKeys &keys, QStringView a, QStringView b)
{
    if (a != b)
        addKey(keys, a < b ? NameKey{a, b} : NameKey{b, a}, mostStrong);
}

void addLoose(NameKeys &keys, QStringView family, QStringView given)
{
    addKey(keys, {family, given.first(1), true}, mostKeys);
}

void addFullNames(const NameWord &word, Texts &to)
{
    if (!word.given) {
        to.append(word.key);
        return;
    }
    for (const QString &full : word.given->spellingOf)
        to.append(full);
    for (const QString &full : word.given->diminutiveOf)
        if (!word.given->spellingOf.contains(full))
            to.append(full);
}

/// All that the words may stand for, initials left out.
Texts expanded(NameForm::Words words)
{
    Texts all;
    for (const NameWord *word : words)
        if (!word->isInitial)
            addFullNames(*word, all);
    return all;
}

Texts stems(NameForm::Words words)
{
    Texts all;
    for (const NameWord *word : words)
        if (!word->isInitial)
            all.append(word->stem);
    return all;
}

} // namespace

void NameKey::writeTo(QString &text) const
{
    text.truncate(0); // keeps its memory
    text += first;
    if (!second.isEmpty()) {
        text += u' ';
        text += second;
    }
    if (isLoose)
        text += u'.';
}

NameKeys nameKeys(const NameForm &name)
{
    const Texts givens = expanded(name.given());
    const Texts families = stems(name.family());
    const Texts others = stems(name.unknown());
    NameKeys keys;
    for (const QStringView family : families)
        for (const QStringView given : givens)
            addPair(keys, family, given);
    for (const QStringView other : others)
        for (const Texts *words : {&families, &givens, &others})
            for (const QStringView word : *words)
                addPair(keys, other, word);
    if (name.family().empty() && name.unknown().empty() && name.given().size() > 1) {
        Texts firsts;
        Texts seconds;
        addFullNames(*name.given()[0], firsts);
        addFullNames(*name.given()[1], seconds);
        for (const QStringView first : firsts)
            for (const QStringView second : seconds)
                addPair(keys, first, second);
    }
    for (const QStringView family : families) {
        for (const QStringView given : givens)
            addLoose(keys, family, given);
        for (const NameWord *given : name.given())
            if (given->isInitial)
                addLoose(keys, family, given->key);
    }
    if (keys.isEmpty())
        for (const Texts *words : {&families, &givens, &others})
            for (const QStringView word : *words)
                if (keys.size() < mostKeys)
                    keys.append({word});
    return keys;
}

QStringList nameKeys(const PersonName &name)
{
    NameWords words;
    QStringList texts;
    for (const NameKey &key : nameKeys(NameForm(name, words)))
        key.writeTo(texts.emplace_back());
    return texts;
}

} // namespace otklik::identity
