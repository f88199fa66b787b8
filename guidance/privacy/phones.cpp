#include "guidance/privacy/phones.h"

#include <phonenumbers/phonenumberutil.h>

#include <QHash>

#include <algorithm>
#include <array>

namespace otklik {

namespace {

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

bool isValidAnew(const QByteArray &digits, bool isInternational, const char *region)
{
    const PhoneNumberUtil &util = *PhoneNumberUtil::GetInstance();
    PhoneNumber number;
    const std::string text = (isInternational ? '+' + digits : digits).toStdString();
    if (util.Parse(text, region, &number) != PhoneNumberUtil::NO_PARSING_ERROR || !util.IsValidNumber(number))
        return false;
    switch (util.GetNumberType(number)) {
    case PhoneNumberUtil::TOLL_FREE:
    case PhoneNumberUtil::PREMIUM_RATE:
    case PhoneNumberUtil::SHARED_COST:
    case PhoneNumberUtil::UAN:
    case PhoneNumberUtil::VOICEMAIL:
        return false;
    default:
        return true;
    }
}

/// Valid, and of a kind that belongs to a person or an office. The tables are slow, and a draft is
/// looked through after every keystroke with the same numbers in it.
bool isValid(const QByteArray &digits, bool isInternational, const char *region)
{
    constexpr qsizetype remembered = 1000;
    thread_local QHash<QByteArray, bool> known;
    const QByteArray key = digits + (isInternational ? '+' : ' ') + region;
    const auto it = known.constFind(key);
    if (it != known.constEnd())
        return *it;
    if (known.size() >= remembered)
        known.clear();
    return *known.insert(key, isValidAnew(digits, isInternational, region));
}

/// «1 234 567 890»: a sum in thousands.
bool isThousands(const QList<int> &sizes)
{
    return sizes.size() > 2 && sizes.first() <= 3
        && std::all_of(sizes.begin() + 1, sizes.end(), [](int size) { return size == 3; });
}

/// How Russian numbers are written: 8 (916) 123-45-67, 8916 123 45 67, 89161234567.
bool hasRussianLayout(const QList<int> &sizes, qsizetype digits)
{
    if (sizes.size() > 6 || isThousands(sizes))
        return false;
    if (sizes.size() == 1)
        return true;
    const qsizetype shortGroups = std::count(sizes.begin() + 1, sizes.end(), 1);
    if (digits == 11)
        return (sizes.first() == 1 || sizes.first() == 4) && shortGroups <= 1;
    return sizes.first() >= 3 && sizes.first() <= 5 && shortGroups == 0;
}

bool isRussian(const DigitWindow &window, NumberCue cue)
{
    const QByteArray &digits = window.digits;
    if (digits.size() == 11 && (digits.front() == '7' || digits.front() == '8'))
        return hasRussianLayout(window.sizes, 11) && isValid("7" + digits.mid(1), true, "RU");
    if (digits.size() != 10 || digits.front() != '9')
        return false;
    // ten digits without a prefix: only mobile numbers, and not as one mere number without a word about phones
    return (cue == NumberCue::Phone || cue == NumberCue::PhoneInEnglish || window.sizes.size() > 2)
        && hasRussianLayout(window.sizes, 10) && isValid("7" + digits, true, "RU");
}

bool isNorthAmerican(const DigitWindow &window)
{
    if (window.hasSizes({3, 3, 3, 4}) && window.digits.startsWith("001"))
        return isValid(window.digits.mid(2), true, "US");
    const bool hasLayout = window.hasSizes({3, 3, 4}) || window.hasSizes({1, 3, 3, 4});
    return hasLayout && (window.digits.size() == 10 || window.digits.front() == '1')
        && isValid(window.digits, false, "US");
}

bool isCued(const DigitWindow &window)
{
    const qsizetype length = window.digits.size();
    if (length == 7) // a local number: 222-33-44
        return window.hasSizes({3, 2, 2});
    if (length < 9 || length > 13 || window.hasSizes({3, 3, 4})
        || window.hasSizes({3, 2, 4})) // North American or nothing
        return false;
    static constexpr std::array regions{"RU", "BY", "KZ", "UA", "UZ", "GB", "US"};
    return std::any_of(regions.begin(), regions.end(),
                       [&](const char *region) { return isValid(window.digits, false, region); });
}

/// A year with months and days around it, hours, or a part of an internet address.
bool isDateOrAddress(const DigitWindow &window)
{
    const auto isYear = [](const DigitGroup &group) {
        return group.digits.size() == 4 && (group.digits.startsWith("19") || group.digits.startsWith("20"));
    };
    const auto begin = window.run->begin() + window.first;
    const auto end = window.run->begin() + window.last + 1;
    const auto years = std::count_if(begin, end, isYear);
    const qsizetype others = window.digits.size() - 4 * years;
    if (years > 0 && others <= 4)
        return true;
    const bool isFour = window.sizes.size() == 4
                     && std::any_of(window.sizes.begin(), window.sizes.end(), [](int size) { return size == 1; });
    return isFour && std::all_of(begin, end, [](const DigitGroup &group) { return group.digits.toInt() < 256; });
}

/// Free of charge in North America, Britain and much of the world: a company's. Russian ones the tables know.
bool isTollFree(const DigitWindow &window)
{
    static constexpr std::array<const char *, 14> codes{"800",  "833",  "844",  "855",  "866",  "877",  "888",
                                                        "1800", "0800", "0808", "1300", "1888", "1877", "1866"};
    QByteArray code = window.run->at(window.first).digits;
    if (code == "1" && window.sizes.size() > 1)
        code = window.run->at(window.first + 1).digits;
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

/// A number in the form it has in its own country, which the words around do not name: "0494 92 82 32",
/// "(37) 788-063". Too short or too new for any table that could be asked, so the layout decides.
bool isLocalSomewhere(const DigitWindow &window)
{
    const auto &sizes = window.sizes;
    if (window.digits.size() > 13 || isDateOrAddress(window) || isTollFree(window)
        || window.hasSizes({3, 2, 4})) // the last: a US social security number
        return false;
    if (window.hasPlus())
        return true;
    if (window.first > 0) // the rest of something longer
        return false;
    return sizes.size() >= 2 && sizes.size() <= 5 && sizes.first() <= 4 && sizes.last() >= 2
        && std::all_of(sizes.begin() + 1, sizes.end(), [](int size) { return size >= 2 && size <= 7; });
}

/// "+46 (0)8 928 571 38": the zero is for those who call from inside the country. Nothing else is written so.
bool hasTrunkZero(const DigitWindow &window)
{
    return window.hasPlus() && window.sizes.size() >= 3 && window.run->at(window.first + 1).digits == "0"
        && window.digits.size() >= 10 && window.digits.size() <= 14;
}

} // namespace

bool isPhone(const DigitWindow &window, NumberCue cue)
{
    const qsizetype length = window.digits.size();
    if (length < 7 || length > 15 || cue == NumberCue::Order)
        return false;
    const bool isAbroad = cue == NumberCue::PhoneInEnglish && isLocalSomewhere(window);
    if (window.hasPlus())
        return length >= 8 && (isValid(window.digits, true, "ZZ") || isAbroad || hasTrunkZero(window));
    const bool isCalled = cue == NumberCue::Phone || cue == NumberCue::PhoneInEnglish;
    if (window.isAttached() && !isCalled)
        return false;
    return isRussian(window, cue) || isNorthAmerican(window) || isAbroad || (isCalled && isCued(window));
}

QByteArray phoneKey(const QByteArray &digits)
{
    return digits.size() >= 10 ? digits.right(10) : digits;
}

} // namespace otklik
