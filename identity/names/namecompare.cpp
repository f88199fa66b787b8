#include "identity/names/givennames.h"
#include "identity/names/nameform.h"
#include "identity/names/sametext.h"
#include "identity/names/spelling.h"

#include <algorithm>
#include <bit>

namespace otklik::identity {

namespace {

using Compare = NameLevel (*)(const NameWord &, const NameWord &);
using Words = NameForm::Words;

bool shareAny(const QStringList &a, const QStringList &b)
{
    return std::any_of(a.begin(), a.end(), [&b](const QString &word) { return b.contains(word); });
}

/// Y. stands for Е too.
bool fitsInitial(const QString &initial, const QString &word)
{
    return word.startsWith(initial) || (initial == u'i' && word.startsWith(u'e'));
}

/// The part of a word that is compared: of a family name its stem, of a patronymic its base.
struct Compared final
{
    const NameWord &word;
    const QString &text;
    quint32 letters;
};

/// Equal, an initial, or a slip; for words of any kind.
NameLevel compareWords(const Compared &a, const Compared &b)
{
    if (isSameText(a.text, b.text))
        return a.word.isInitial ? NameLevel::Initial : NameLevel::Same;
    if (a.word.isInitial || b.word.isInitial)
        return (a.word.isInitial && fitsInitial(a.text, b.text)) || (b.word.isInitial && fitsInitial(b.text, a.text))
                 ? NameLevel::Initial
                 : NameLevel::Different;
    // Most words end here: two slips take two letters away and bring two others at most.
    if (std::popcount(a.letters ^ b.letters) > 4)
        return NameLevel::Different;
    return isSpelledAlike(a.text, b.text) ? NameLevel::Spelling : NameLevel::Different;
}

bool areOneName(const GivenName &a, const GivenName &b)
{
    return shareAny(a.diminutiveOf, b.diminutiveOf) || shareAny(a.diminutiveOf, b.spellingOf)
        || shareAny(a.spellingOf, b.diminutiveOf);
}

/// Валентин and Валентина.
bool differInGender(const QString &a, const QString &b)
{
    return a.size() + 1 == b.size() && b.endsWith(u'a') && b.startsWith(a);
}

NameLevel compareGiven(const NameWord &a, const NameWord &b)
{
    if (a.given && b.given && &a != &b) {
        if (shareAny(a.given->spellingOf, b.given->spellingOf))
            return NameLevel::Spelling;
        return areOneName(*a.given, *b.given) ? NameLevel::Diminutive : NameLevel::Different;
    }
    // Two names, also where the tables know only one.
    if (differInGender(a.key, b.key) || differInGender(b.key, a.key))
        return NameLevel::Different;
    return compareWords({a, a.key, a.letters}, {b, b.key, b.letters});
}

NameLevel compareFamily(const NameWord &a, const NameWord &b)
{
    const NameLevel level = compareWords({a, a.stem, a.stemLetters}, {b, b.stem, b.stemLetters});
    return level == NameLevel::Spelling && a.isCommonFamily && b.isCommonFamily ? NameLevel::Different : level;
}

NameLevel comparePatronymic(const NameWord &a, const NameWord &b)
{
    if (a.isInitial || b.isInitial)
        return compareWords({a, a.key, a.letters}, {b, b.key, b.letters});
    // A brother and a sister have one base and two patronymics.
    if (a.key.endsWith(u'h') != b.key.endsWith(u'h'))
        return NameLevel::Different;
    return compareWords({a, a.base, a.letters}, {b, b.base, b.letters});
}

NameLevel bestOf(Words a, Words b, Compare compare)
{
    if (a.empty() || b.empty())
        return NameLevel::Missing;
    NameLevel best = NameLevel::Different;
    for (const NameWord *first : a)
        for (const NameWord *second : b)
            best = std::min(best, compare(*first, *second));
    return best;
}

bool agrees(NameLevel level)
{
    return level <= NameLevel::Initial;
}

/// Words of unknown roles: each of the shorter name must find its like in the other one.
NameLevel compareBags(Words a, Words b)
{
    if (a.empty() || b.empty())
        return NameLevel::Missing;
    if (a.size() > b.size())
        std::swap(a, b);
    NameLevel worst = NameLevel::Same;
    size_t found = 0;
    for (size_t i = 0; i < a.size(); ++i) {
        const Words word = a.subspan(i, 1);
        const NameLevel level = std::min(bestOf(word, b, compareGiven), bestOf(word, b, compareFamily));
        found += agrees(level) ? 1 : 0;
        worst = std::max(worst, level);
    }
    if (found == a.size())
        return a.size() == b.size() ? worst : NameLevel::SomePart;
    return found > 0 ? NameLevel::SomePart : NameLevel::Different;
}

/// The roles of a name with its unknown words in the one that is open.
struct Roles final
{
    Words given;
    Words family;

    explicit Roles(const NameForm &name)
        : given(name.given())
        , family(name.family())
    {
        if (given.empty() && !family.empty())
            given = name.unknown();
        else if (family.empty() && !given.empty())
            family = name.unknown();
    }
};

bool hasNoRoles(const NameForm &name)
{
    return name.given().empty() && name.family().empty();
}

/// -1: women only, 1: men only, 0: both or unknown.
int genderOf(Words givens)
{
    int gender = 0;
    for (const NameWord *word : givens)
        if (word->given && word->given->isMale != word->given->isFemale)
            gender = word->given->isMale ? 1 : -1;
    return gender;
}

/// Женя Иванов and Женя Иванова: the given name does not decide, so the endings do.
bool contradictInGender(const Roles &a, const Roles &b)
{
    if (a.family.size() != 1 || b.family.size() != 1 || a.family[0] == b.family[0])
        return false;
    const NameWord &first = *a.family[0];
    const NameWord &second = *b.family[0];
    if (first.gender == second.gender || first.gender == FamilyGender::Unknown
        || second.gender == FamilyGender::Unknown || first.stem != second.stem)
        return false;
    const int gender = genderOf(a.given);
    return gender == 0 || gender != genderOf(b.given);
}

NameLevel combined(NameLevel given, NameLevel family, NameLevel patronymic)
{
    if (given == NameLevel::Different || patronymic == NameLevel::Different)
        return NameLevel::Different;
    if (family == NameLevel::Different) // a name may change with marriage: then all the rest must agree
        return given == NameLevel::Same && patronymic == NameLevel::Same ? NameLevel::SomePart : NameLevel::Different;
    if (given == NameLevel::Missing || family == NameLevel::Missing)
        return NameLevel::SomePart;
    const NameLevel both = std::max(given, family);
    return patronymic == NameLevel::Spelling ? std::max(both, NameLevel::Spelling) : both;
}

} // namespace

NameLevel compareNames(const NameForm &a, const NameForm &b)
{
    if (hasNoRoles(a) || hasNoRoles(b))
        return compareBags(a.called(), b.called());
    const Roles first(a);
    const Roles second(b);
    const NameLevel given = bestOf(first.given, second.given, compareGiven);
    if (given == NameLevel::Different)
        return NameLevel::Different;
    const NameLevel family = bestOf(first.family, second.family, compareFamily);
    if (given == NameLevel::Missing && family == NameLevel::Missing)
        return NameLevel::Missing;
    if (agrees(family) && contradictInGender(first, second))
        return NameLevel::Different;
    // A role that neither has is no gap.
    const bool noFamilies = first.family.empty() && second.family.empty();
    const bool noGivens = first.given.empty() && second.given.empty();
    return combined(noGivens ? family : given, noFamilies ? given : family,
                    bestOf(a.patronymic(), b.patronymic(), comparePatronymic));
}

NameLevel compareNames(const PersonName &a, const PersonName &b)
{
    NameWords words;
    return compareNames(NameForm(a, words), NameForm(b, words));
}

} // namespace otklik::identity
