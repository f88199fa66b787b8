#include "identity/linkage/comparison.h"

#include "identity/linkage/textsimilarity.h"

#include <algorithm>
#include <bit>

namespace otklik::identity {

namespace {

template <class Level>
quint8 number(Level level)
{
    return static_cast<quint8>(level);
}

quint8 compareEmails(const QString &a, const QString &b)
{
    const QStringView nameA = QStringView(a).left(a.indexOf(u'@'));
    const QStringView nameB = QStringView(b).left(b.indexOf(u'@'));
    if (nameA == nameB)
        return number(EmailLevel::SameName);
    return number(isOneEditApart(a, b) ? EmailLevel::Spelling : EmailLevel::Different);
}

/// A digit exchanged, or day and month.
quint8 compareDates(const QString &a, const QString &b)
{
    const bool isTurned = a.size() == 8 && b.size() == 8 && QStringView(a).first(4) == QStringView(b).first(4)
                       && QStringView(a).sliced(4, 2) == QStringView(b).sliced(6)
                       && QStringView(a).sliced(6) == QStringView(b).sliced(4, 2);
    return number(isTurned || isOneEditApart(a, b) ? BirthDateLevel::Spelling : BirthDateLevel::Different);
}

bool isSpelledAlike(QStringView a, QStringView b)
{
    return a == b || (a.size() > 3 && isOneEditApart(a, b))
        || (a.size() > 4 && a.front() == b.front() && jaroWinkler(a, b) >= 0.92);
}

/// Words with a partner, against the words of the longer address.
quint8 compareAddresses(const QString &a, const QString &b)
{
    const auto wordsA = QStringView(a).split(u' ');
    auto wordsB = QStringView(b).split(u' ');
    const auto most = static_cast<double>(std::max(wordsA.size(), wordsB.size()));
    double alike = 0;
    for (const QStringView word : wordsA) {
        const auto partner =
            std::find_if(wordsB.begin(), wordsB.end(), [&](QStringView other) { return isSpelledAlike(word, other); });
        if (partner == wordsB.end())
            continue;
        wordsB.erase(partner);
        ++alike;
    }
    return number(alike >= 0.7 * most   ? AddressLevel::Mostly
                  : alike >= 0.4 * most ? AddressLevel::Partly
                                        : AddressLevel::Different);
}

quint8 levelOf(NameLevel level)
{
    return level == NameLevel::Missing ? missingLevel : number(level);
}

/// Of values that are not spelled alike for certain nothing is fetched. A city that is, in a hundred, has at most
/// three letters of its own.
bool mayBeAlike(const HeldValue &a, const HeldValue &b, int bits)
{
    return std::popcount(a.letters ^ b.letters) <= bits;
}

FieldAgreement compareValues(const HeldValue &a, const HeldValue &b)
{
    FieldAgreement agreement{missingLevel, 0, a.value, b.value};
    quint8 &level = agreement.level;
    if (a.value == b.value && a.field != LinkField::Name) { // an empty name is equal to itself, and no agreement
        level = 0;
        if (a.field == LinkField::Handle)
            agreement.shared = static_cast<quint8>(a.value->handle->core.size());
        return agreement;
    }
    switch (a.field) {
    case LinkField::Name:
        level = levelOf(compareNames(*a.value->name, *b.value->name));
        break;
    case LinkField::Handle: {
        const HandleAgreement handles = compareHandles(*a.value->handle, *b.value->handle);
        level = number(handles.level);
        agreement.shared = static_cast<quint8>(handles.shared);
        break;
    }
    case LinkField::Email:
        level = mayBeAlike(a, b, 2) ? compareEmails(a.value->text, b.value->text) : number(EmailLevel::Different);
        break;
    case LinkField::Phone:
        level = number(PhoneLevel::Different);
        break;
    case LinkField::Number:
        level = number(mayBeAlike(a, b, 2) && isOneEditApart(a.value->text, b.value->text) ? NumberLevel::Spelling
                                                                                          : NumberLevel::Different);
        break;
    case LinkField::BirthDate:
        level = mayBeAlike(a, b, 2) ? compareDates(a.value->text, b.value->text) : number(BirthDateLevel::Different);
        break;
    case LinkField::Address:
        level = compareAddresses(a.value->text, b.value->text);
        break;
    case LinkField::City:
        level = number(mayBeAlike(a, b, 6) && isSpelledAlike(a.value->text, b.value->text) ? CityLevel::Spelling
                                                                                         : CityLevel::Different);
        break;
    case LinkField::NameInHandle:
    case LinkField::Mention:
    case LinkField::Style:
        break;
    }
    return agreement;
}

void keepBetter(FieldAgreement &best, const FieldAgreement &other)
{
    if (other.level < best.level)
        best = other;
}

NameInHandleLevel levelInHandle(NameLevel level)
{
    return level <= NameLevel::Initial  ? NameInHandleLevel::Whole
         : level == NameLevel::SomePart ? NameInHandleLevel::Part
                                        : NameInHandleLevel::Absent;
}

/// The name of one side in the handle of the other, which has no name.
void lookForNames(const ReadRecord &named, const ReadRecord &other, FieldAgreement &best)
{
    if (!other.nameInHandle)
        return;
    for (const HeldValue &held : named.values) {
        if (held.field != LinkField::Name)
            break; // they come first
        const NameLevel level = compareNames(*held.value->name, *other.nameInHandle);
        if (level != NameLevel::Missing)
            keepBetter(best, {number(levelInHandle(level)), 0, held.value, other.values.front().value});
    }
}

quint8 compareLinks(const ReadRecord &a, const ReadRecord &b)
{
    const auto names = [](const ReadRecord &from, const ReadRecord &to) {
        return std::any_of(from.links.begin(), from.links.end(), [&](quint64 link) {
            return std::find(to.accounts.begin(), to.accounts.end(), link) != to.accounts.end();
        });
    };
    const bool isNamed = !a.links.empty() && names(a, b);
    const bool namesBack = !b.links.empty() && names(b, a);
    if (isNamed || namesBack)
        return number(isNamed && namesBack ? MentionLevel::Mutual : MentionLevel::OneWay);
    return missingLevel; // that a profile names others says little: most name none of their own
}

bool isHandleOfName(const FieldAgreement &name, const FieldAgreement &handle)
{
    return name.level <= number(NameLevel::Different) && handle.level <= number(HandleLevel::Run)
        && (showsName(*handle.first->handle, *name.first->name) || showsName(*handle.first->handle, *name.second->name));
}

} // namespace

Agreement compareRecords(const ReadRecord &a, const ReadRecord &b)
{
    Agreement agreement;
    size_t from = 0; // both are sorted by field
    for (const HeldValue &first : a.values) {
        while (from < b.values.size() && b.values[from].field < first.field)
            ++from;
        for (size_t i = from; i < b.values.size() && b.values[i].field == first.field; ++i)
            keepBetter(agreement[first.field], compareValues(first, b.values[i]));
    }
    if (agreement[LinkField::Name].level == missingLevel) {
        lookForNames(a, b, agreement[LinkField::NameInHandle]);
        lookForNames(b, a, agreement[LinkField::NameInHandle]);
    }
    agreement[LinkField::Mention].level = compareLinks(a, b);
    if (a.style && b.style)
        if (const auto level = compareStyles(*a.style, *b.style))
            agreement[LinkField::Style].level = number(*level);
    agreement.isHandleOfName = isHandleOfName(agreement[LinkField::Name], agreement[LinkField::Handle]);
    return agreement;
}

Levels levelsOf(const Agreement &agreement)
{
    Levels levels;
    std::transform(agreement.fields.begin(), agreement.fields.end(), levels.begin(),
                   [](const FieldAgreement &field) { return field.level; });
    if (agreement.isHandleOfName)
        levels[static_cast<size_t>(LinkField::Handle)] = missingLevel;
    levels[static_cast<size_t>(LinkField::Style)] = missingLevel;
    return levels;
}

} // namespace otklik::identity
