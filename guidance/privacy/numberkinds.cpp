#include "guidance/privacy/numberkinds.h"

#include <algorithm>
#include <array>

namespace otklik {

namespace {

int digitOf(char c)
{
    return c - '0';
}

int weighted(const QByteArray &digits, std::initializer_list<int> weights)
{
    int sum = 0;
    qsizetype i = 0;
    for (const int weight : weights)
        sum += weight * digitOf(digits.at(i++));
    return sum;
}

/// Prefixes in use by payment systems, with the lengths their cards have.
bool hasIssuer(const QByteArray &digits)
{
    const qsizetype length = digits.size();
    const int two = digits.left(2).toInt();
    const int four = digits.left(4).toInt();
    if (four >= 2200 && four <= 2204) // Mir
        return length >= 16;
    if (digits.front() == '4') // Visa
        return length == 13 || length == 16 || length == 19;
    if ((two >= 51 && two <= 55) || (four >= 2221 && four <= 2720)) // Mastercard
        return length == 16;
    if (two == 34 || two == 37) // American Express
        return length == 15;
    if (two == 62 || four == 6011 || two == 65 || two == 35) // UnionPay, Discover, JCB
        return length >= 16;
    if (two == 30 || two == 36 || two == 38) // Diners Club
        return length == 14 || length == 16;
    if (two == 50 || (two >= 56 && two <= 69)) // Maestro
        return length == 16 || length == 18 || length == 19;
    return two == 90 && length == 16; // cards of banks of the region, UzCard among them
}

bool hasCardLayout(const DigitWindow &window)
{
    const auto &sizes = window.sizes;
    if (window.isUnbroken() || window.hasSizes({4, 6, 5}) || window.hasSizes({8, 8}) || window.hasSizes({4, 6, 4})
        || window.hasSizes({6, 10}) || window.hasSizes({8, 10}))
        return true;
    const bool areFours =
        std::all_of(sizes.begin(), sizes.end() - 1, [](int size) { return size == 4; }) && sizes.last() <= 4;
    const bool areTwos = std::all_of(sizes.begin(), sizes.end(), [](int size) { return size == 2; });
    if (areFours || !areTwos)
        return areFours;
    // «36/37/38/39/40/41»: sizes of shoes
    const auto begin = window.run->begin() + window.first;
    return !std::is_sorted(begin, begin + sizes.size(),
                           [](const DigitGroup &a, const DigitGroup &b) { return a.digits < b.digits; });
}

/// The regions of the series: the first two digits of the OKATO.
bool isPassportRegion(int region)
{
    static constexpr std::array gaps{2, 6, 9, 13, 16, 21, 23, 31, 39, 43, 48, 51, 55, 59, 62, 72, 74};
    return region >= 1 && region <= 99 && std::find(gaps.begin(), gaps.end(), region) == gaps.end();
}

/// The year of the blank: from 1997 on, with some years ahead of this writing.
bool isPassportYear(int year)
{
    return year >= 97 || year <= 35;
}

} // namespace

bool hasLuhn(const QByteArray &digits)
{
    int sum = 0;
    bool isDoubled = false;
    for (qsizetype i = digits.size() - 1; i >= 0; --i) {
        int digit = digitOf(digits.at(i));
        if (isDoubled)
            digit = digit > 4 ? digit * 2 - 9 : digit * 2;
        sum += digit;
        isDoubled = !isDoubled;
    }
    return sum % 10 == 0;
}

bool hasSnilsCheck(const QByteArray &digits)
{
    // numbers up to 001-001-998 were given out without a check
    if (digits.size() != 11 || digits.left(9).toInt() <= 1'001'998)
        return false;
    const int sum = weighted(digits, {9, 8, 7, 6, 5, 4, 3, 2, 1});
    return sum % 101 % 100 == digits.mid(9).toInt();
}

bool hasInnCheck(const QByteArray &digits)
{
    if (digits.left(2) == "00"
        || std::all_of(digits.begin(), digits.end(), [&](char c) { return c == digits.front(); }))
        return false;
    if (digits.size() == 10)
        return weighted(digits, {2, 4, 10, 3, 5, 9, 4, 6, 8}) % 11 % 10 == digitOf(digits.at(9));
    return digits.size() == 12 && weighted(digits, {7, 2, 4, 10, 3, 5, 9, 4, 6, 8}) % 11 % 10 == digitOf(digits.at(10))
        && weighted(digits, {3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8}) % 11 % 10 == digitOf(digits.at(11));
}

bool hasOgrnCheck(const QByteArray &digits)
{
    if (digits.size() != 13 && digits.size() != 15)
        return false;
    const qint64 number = digits.chopped(1).toLongLong();
    return number > 0 && number % (digits.size() - 2) % 10 == digitOf(digits.back());
}

bool hasAccountCheck(const QByteArray &account, const QByteArray &bik)
{
    if (account.size() != 20 || bik.size() != 9)
        return false;
    const QByteArray both = bik.right(3) + account;
    static constexpr std::array weights{7, 1, 3};
    int sum = 0;
    for (qsizetype i = 0; i < both.size(); ++i)
        sum += weights.at(static_cast<size_t>(i) % weights.size()) * digitOf(both.at(i));
    return sum % 10 == 0;
}

bool hasIbanCheck(const QByteArray &iban)
{
    if (iban.size() < 15 || iban.size() > 34)
        return false;
    const QByteArray turned = iban.mid(4) + iban.left(4);
    int rest = 0;
    for (const char c : turned) {
        const int value = c >= 'A' ? c - 'A' + 10 : digitOf(c);
        rest = (value > 9 ? rest * 100 + value : rest * 10 + value) % 97;
    }
    return rest == 1;
}

bool isCard(const DigitWindow &window, NumberCue cue)
{
    const qsizetype length = window.digits.size();
    // issuers' prefixes come and go; a word about cards makes up for an unknown one
    const bool isKnown = length >= 13 && hasIssuer(window.digits);
    if (length < 12 || length > 19 || window.isAttached() || (!isKnown && cue != NumberCue::Card)
        || !hasCardLayout(window))
        return false;
    // every tenth order number passes the check by chance, one written in fours hardly ever
    if (cue == NumberCue::Order && window.isUnbroken())
        return false;
    return hasLuhn(window.digits);
}

bool isSpelledCard(const DigitRun &run, NumberCue cue)
{
    constexpr qsizetype cuedAtLeast = 8; // «карта … четыре два семь шесть» is how cards are told apart
    QByteArray digits;
    for (const DigitGroup &group : run)
        digits += group.digits;
    if (cue == NumberCue::Card)
        return digits.size() >= cuedAtLeast;
    return digits.size() >= 13 && digits.size() <= 19 && hasIssuer(digits) && hasLuhn(digits);
}

bool isOgrn(const DigitWindow &window, NumberCue cue)
{
    return cue == NumberCue::Ogrn && !window.isAttached() && hasOgrnCheck(window.digits);
}

bool isSnils(const DigitWindow &window, NumberCue cue)
{
    if (window.digits.size() != 11 || window.hasPlus() || window.isAttached())
        return false;
    const bool hasLayout = window.hasSizes({3, 3, 3, 2});
    return (hasLayout || cue == NumberCue::Snils) && hasSnilsCheck(window.digits);
}

bool isInn(const DigitWindow &window, NumberCue cue)
{
    const qsizetype length = window.digits.size();
    if ((length != 10 && length != 12) || window.hasPlus() || window.isBehindPlus() || window.isAttached())
        return false;
    if (cue != NumberCue::Inn && (length == 10 || !window.isUnbroken() || cue == NumberCue::Order))
        return false;
    return hasInnCheck(window.digits);
}

bool isPassport(const DigitWindow &window, NumberCue cue)
{
    if (window.hasPlus() || window.isBehindPlus() || window.isAttached())
        return false;
    const bool isCued = cue == NumberCue::Passport;
    if (window.digits.size() == 9) // for travel abroad: 2 + 7
        return isCued && (window.hasSizes({2, 7}) || window.isUnbroken());
    if (window.digits.size() != 10)
        return false;
    const bool isPlausible =
        isPassportRegion(window.digits.left(2).toInt()) && isPassportYear(window.digits.mid(2, 2).toInt());
    if (isCued)
        return isPlausible
            && (window.hasSizes({2, 2, 6}) || window.hasSizes({4, 6}) || window.hasSizes({2, 2, 3, 3})
                || window.hasSizes({4, 3, 3}) || window.isUnbroken());
    return isPlausible && cue != NumberCue::Order && (window.hasSizes({2, 2, 6}) || window.hasSizes({4, 6}));
}

bool isRussianAccount(const DigitWindow &window, NumberCue cue, const QList<QByteArray> &biks)
{
    if (window.digits.size() != 20 || window.isAttached())
        return false;
    if (window.digits.startsWith("301")) // a bank's own account at the central bank, which is public
        return false;
    if (!biks.isEmpty())
        return std::any_of(biks.begin(), biks.end(),
                           [&](const QByteArray &bik) { return hasAccountCheck(window.digits, bik); });
    static constexpr std::array currencies{643, 810, 840, 978, 156, 398, 933, 949, 826, 756, 392};
    const int currency = window.digits.mid(5, 3).toInt();
    if (std::find(currencies.begin(), currencies.end(), currency) == currencies.end())
        return false;
    const int kind = window.digits.left(3).toInt();
    const bool isPersons =
        window.digits.startsWith("40817") || window.digits.startsWith("40820") || kind == 423 || kind == 426;
    return isPersons || (cue == NumberCue::Account && kind >= 300 && kind <= 499) || (kind >= 405 && kind <= 408);
}

bool isContract(const DigitWindow &window, NumberCue cue, const QString &text)
{
    if (cue != NumberCue::Contract || window.digits.size() < 5)
        return false;
    // one token: «123-45/6», not «договор 12 от 2024»
    for (qsizetype i = window.first; i < window.last; ++i) {
        const qsizetype from = window.run->at(i).end;
        // Nothing is between them where the bracket of «1(916)» belongs to the second one.
        const QStringView between = QStringView(text).mid(from, window.run->at(i + 1).start - from);
        const QChar sign = between.isEmpty() ? QChar(u'(') : between.at(0);
        if (between.size() > 1 || sign.isSpace() || sign == u'.')
            return false;
    }
    return true;
}

} // namespace otklik
