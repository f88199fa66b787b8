#include "identity/names/personname.h"

#include "identity/names/wordreader.h"
#include "identity/names/writtenform.h"

#include <algorithm>
#include <iterator>
#include <vector>

namespace otklik::identity {

namespace {

enum class Role { Unknown, Given, Family, Patronymic };

/// A word of the name on its way to a role.
struct Part final : ReadWord
{
    Part(const ReadWord &word, int inGroup, bool beforeComma)
        : ReadWord(word)
        , group(inGroup)
        , hasComma(beforeComma)
    {}

    int group;
    bool hasComma;
    Role role = Role::Unknown;
};

using Parts = std::vector<Part>;

/// г-н, г-жа, д-р.
bool isDashedTitle(const QString &first, const QString &second)
{
    return (first == u'g' && (second == u'n' || second == QLatin1StringView("zha")))
        || (first == u'd' && second == u'r');
}

Parts readParts(const QList<WrittenWord> &words, WordReader &reader)
{
    Parts parts;
    parts.reserve(static_cast<size_t>(words.size()));
    for (const WrittenWord &word : words) {
        const ReadWord &read = reader.read(word.letters);
        if (read.isTitle)
            continue;
        if (!parts.empty() && parts.back().group == word.group && isDashedTitle(parts.back().key, read.key)) {
            parts.pop_back();
            continue;
        }
        parts.push_back({read, word.group, word.hasComma});
    }
    return parts;
}

qsizetype countOf(const Parts &parts, Role role)
{
    return std::count_if(parts.begin(), parts.end(), [role](const Part &part) { return part.role == role; });
}

/// "Ivanov, Ivan": what stands before the comma is the family name; "Anna, Moscow": what stands behind is none.
void readComma(Parts &parts)
{
    const auto comma = std::find_if(parts.begin(), parts.end(), [](const Part &part) { return part.hasComma; });
    if (comma == parts.end() || comma + 1 == parts.end())
        return;
    const auto isGiven = [](const Part &part) { return part.isKnownGiven || part.isInitial; };
    if (std::any_of(comma + 1, parts.end(), isGiven)) {
        for (auto part = parts.begin(); part != comma + 1; ++part)
            if (!part->isInitial && part->patronymic.isEmpty())
                part->role = Role::Family;
    } else if (std::any_of(parts.begin(), comma + 1, isGiven)) {
        parts.erase(comma + 1, parts.end());
    }
}

/// A known given name is the family name where it is one as common and something else is there for the
/// given name (Анна Ким, Ким А.), or where it stands alone with two initials (Мартин А.С.).
void readGivens(Parts &parts)
{
    const auto isBoth = [](const Part &part) { return part.isKnownGiven && part.isCommonFamily; };
    const auto count = [&parts](auto &&is) { return std::count_if(parts.begin(), parts.end(), is); };
    const auto givens = count([](const Part &part) { return part.isKnownGiven; });
    const auto initials = count([](const Part &part) { return part.isInitial; });
    const bool hasOther = count(isBoth) < givens + initials;
    const bool isAlone = givens == 1 && initials >= 2 && std::ssize(parts) == givens + initials;
    for (Part &part : parts)
        if (part.role == Role::Unknown && part.isKnownGiven)
            part.role = isAlone || (hasOther && isBoth(part)) ? Role::Family : Role::Given;
}

/// -ович is a patronymic, or the family name of a Рабинович: common family names are that, and of two
/// such words the one behind the given name is the patronymic.
void readPatronymics(Parts &parts)
{
    std::vector<size_t> candidates;
    for (size_t i = 0; i < parts.size(); ++i)
        if (parts[i].role == Role::Unknown && !parts[i].patronymic.isEmpty())
            candidates.push_back(i);
    if (candidates.empty())
        return;
    const auto isBehindGiven = [&parts](size_t i) { return i > 0 && parts[i - 1].role == Role::Given; };
    size_t chosen = candidates.front();
    for (const size_t i : candidates) {
        const bool better = parts[chosen].isCommonFamily && !parts[i].isCommonFamily;
        const bool equal = parts[chosen].isCommonFamily == parts[i].isCommonFamily;
        if (better || (equal && isBehindGiven(i) && !isBehindGiven(chosen)))
            chosen = i;
    }
    if (candidates.size() == 1 && parts[chosen].isCommonFamily)
        return;
    parts[chosen].role = Role::Patronymic;
    parts[chosen].key = parts[chosen].patronymic;
}

void readFamilies(Parts &parts)
{
    for (Part &part : parts)
        if (part.role == Role::Unknown && !part.isInitial && part.looksLikeFamily)
            part.role = Role::Family;
    for (size_t i = 1; i < parts.size(); ++i) {
        // Half a double name tells the other half.
        if (parts[i].group != parts[i - 1].group || (parts[i].isKnownGiven && parts[i - 1].isKnownGiven))
            continue;
        if (parts[i].role == Role::Family && parts[i - 1].role == Role::Unknown)
            parts[i - 1].role = Role::Family;
        if (parts[i - 1].role == Role::Family && parts[i].role == Role::Unknown)
            parts[i].role = Role::Family;
    }
}

/// The first initial is the given name's, the second the patronymic's; beside a full given name the family's.
void readInitials(Parts &parts)
{
    for (Part &part : parts) {
        if (!part.isInitial || part.role != Role::Unknown)
            continue;
        if (countOf(parts, Role::Given) == 0)
            part.role = Role::Given;
        else if (countOf(parts, Role::Family) == 0 && countOf(parts, Role::Unknown) == 1
                 && countOf(parts, Role::Patronymic) == 0)
            part.role = Role::Family;
        else if (countOf(parts, Role::Patronymic) == 0)
            part.role = Role::Patronymic;
    }
}

/// One word is left and one role is open: they belong together.
void readByElimination(Parts &parts)
{
    const auto unknown = std::find_if(parts.begin(), parts.end(),
                                      [](const Part &part) { return part.role == Role::Unknown; });
    if (unknown == parts.end())
        return;
    const int group = unknown->group;
    const bool isOne = std::all_of(parts.begin(), parts.end(), [group](const Part &part) {
        return part.role != Role::Unknown || part.group == group;
    });
    if (!isOne)
        return;
    const bool hasGiven = countOf(parts, Role::Given) > 0;
    const bool hasFamily = countOf(parts, Role::Family) > 0;
    if (hasGiven == hasFamily || (hasFamily && countOf(parts, Role::Patronymic) == 0))
        return;
    for (Part &part : parts)
        if (part.role == Role::Unknown)
            part.role = hasGiven ? Role::Family : Role::Given;
}

PersonName gathered(const Parts &parts)
{
    PersonName name;
    for (const Part &part : parts) {
        QStringList &list = part.role == Role::Given ? name.given
            : part.role == Role::Family              ? name.family
            : part.role == Role::Patronymic          ? name.patronymic
                                                     : name.unknown;
        if (!list.contains(part.key))
            list.append(part.key);
    }
    for (QStringList *list : {&name.given, &name.family, &name.patronymic, &name.unknown})
        list->sort();
    return name;
}

PersonName readSegment(const QList<WrittenWord> &words, WordReader &reader)
{
    Parts parts = readParts(words, reader);
    readComma(parts);
    readGivens(parts);
    readPatronymics(parts);
    readFamilies(parts);
    readInitials(parts);
    readByElimination(parts);
    return gathered(parts);
}

qsizetype knownRoles(const PersonName &name)
{
    return (name.given.isEmpty() ? 0 : 2) + (name.family.isEmpty() ? 0 : 2) + (name.patronymic.isEmpty() ? 0 : 1);
}

bool isEmpty(const PersonName &name)
{
    return name.given.isEmpty() && name.family.isEmpty() && name.patronymic.isEmpty() && name.unknown.isEmpty();
}

} // namespace

PersonName readName(QStringView written)
{
    WordReader reader;
    return readName(written, reader);
}

PersonName readName(QStringView written, WordReader &reader)
{
    PersonName best;
    for (const QList<WrittenWord> &words : writtenWords(written)) {
        PersonName name = readSegment(words, reader);
        if (isEmpty(best) || knownRoles(name) > knownRoles(best))
            best = std::move(name);
    }
    return best;
}

} // namespace otklik::identity
