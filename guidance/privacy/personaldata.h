#pragma once

#include "guidance/textspan.h"
#include "models/fields.h"

#include <QList>
#include <QStringList>

namespace otklik {

/// Personal data that must not go out in public (C4).
enum class PersonalDataKind {
    Card,     ///< payment card: Luhn, a known issuer prefix, a plausible layout
    Phone,    ///< a valid number by libphonenumber; toll-free numbers are nobody's own
    Passport, ///< Russian passport: layout with plausible series, or a cue word
    Snils,    ///< Russian insurance number: check digits
    Inn,      ///< Russian tax number: check digits; ten digits only after a cue word
    Email,
    BankAccount, ///< Russian account of 20 digits, or an IBAN with its check digits
    Contract,    ///< contract or customer account number, after a cue word
    Address,     ///< a home: street, house and flat, or street and house after words about living there
    Ogrn,        ///< Russian registration number of a company or a sole trader: check digit, after a cue word
};

template <>
struct EnumNames<PersonalDataKind>
{
    using enum PersonalDataKind;
    static constexpr EnumTable<PersonalDataKind, 10> table{{
        {Card, QLatin1StringView("card")},
        {Phone, QLatin1StringView("phone")},
        {Passport, QLatin1StringView("passport")},
        {Snils, QLatin1StringView("snils")},
        {Inn, QLatin1StringView("inn")},
        {Email, QLatin1StringView("email")},
        {BankAccount, QLatin1StringView("bank_account")},
        {Contract, QLatin1StringView("contract")},
        {Address, QLatin1StringView("address")},
        {Ogrn, QLatin1StringView("ogrn")},
    }};
};

struct PersonalDataSpan final
{
    qsizetype start = 0;
    qsizetype length = 0;
    PersonalDataKind kind = PersonalDataKind::Card;

    friend bool operator==(const PersonalDataSpan &, const PersonalDataSpan &) = default;
};

/// How a team's contract numbers look, under the name it goes by.
struct NumberPattern final
{
    QString name;
    QString expression; ///< Perl-compatible; letter case does not count

    friend bool operator==(const NumberPattern &, const NumberPattern &) = default;
};

struct PrivacyOptions final
{
    /// The company's own public contacts, which may be written anywhere: e-mail
    /// addresses, whole mail domains ("@example.org"), phone numbers in any form.
    QStringList ownContacts;
    /// Contract numbers that need no cue word. One that cannot be used is passed over: see patternFault.
    QList<NumberPattern> contractPatterns = {};

    friend bool operator==(const PrivacyOptions &, const PrivacyOptions &) = default;
};

/// Everything in `text` that looks like personal data, in order, without
/// overlaps; offsets in UTF-16 units. Numbers are validated, not only matched.
/// Linear in the length of the text, whatever stands in it. Thread-safe.
[[nodiscard]] QList<PersonalDataSpan> findPersonalData(const QString &text, const PrivacyOptions &options = {});

/// Loads the phone number tables (some ten milliseconds), so that the first
/// digits typed do not wait for them. Call after the first paint; thread-safe.
void preparePersonalData();

} // namespace otklik
