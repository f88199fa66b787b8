#pragma once

#include "identity/linkage/linkrecord.h"
#include "identity/linkage/proof.h"
#include "identity/names/personname.h"
#include "models/fields.h"

// What a waterfall and a proof say, as keys: for sentences in any language, and for weights that are kept.

namespace otklik {

template <>
struct EnumNames<identity::LinkField> final
{
    static constexpr EnumTable<identity::LinkField, 11> table{{
        {identity::LinkField::Name, QLatin1StringView("name")},
        {identity::LinkField::Handle, QLatin1StringView("handle")},
        {identity::LinkField::NameInHandle, QLatin1StringView("name_in_handle")},
        {identity::LinkField::Email, QLatin1StringView("email")},
        {identity::LinkField::Phone, QLatin1StringView("phone")},
        {identity::LinkField::Number, QLatin1StringView("number")},
        {identity::LinkField::BirthDate, QLatin1StringView("birth_date")},
        {identity::LinkField::Address, QLatin1StringView("address")},
        {identity::LinkField::City, QLatin1StringView("city")},
        {identity::LinkField::Mention, QLatin1StringView("mention")},
        {identity::LinkField::Style, QLatin1StringView("style")},
    }};
};

template <>
struct EnumNames<identity::NameLevel> final
{
    static constexpr EnumTable<identity::NameLevel, 6> table{{
        {identity::NameLevel::Same, QLatin1StringView("same")},
        {identity::NameLevel::Diminutive, QLatin1StringView("diminutive")},
        {identity::NameLevel::Spelling, QLatin1StringView("spelling")},
        {identity::NameLevel::Initial, QLatin1StringView("initial")},
        {identity::NameLevel::SomePart, QLatin1StringView("some_part")},
        {identity::NameLevel::Different, QLatin1StringView("different")},
    }};
};

template <>
struct EnumNames<identity::HandleLevel> final
{
    static constexpr EnumTable<identity::HandleLevel, 5> table{{
        {identity::HandleLevel::Same, QLatin1StringView("same")},
        {identity::HandleLevel::Core, QLatin1StringView("core")},
        {identity::HandleLevel::Within, QLatin1StringView("within")},
        {identity::HandleLevel::Run, QLatin1StringView("run")},
        {identity::HandleLevel::Different, QLatin1StringView("different")},
    }};
};

template <>
struct EnumNames<identity::NameInHandleLevel> final
{
    static constexpr EnumTable<identity::NameInHandleLevel, 3> table{{
        {identity::NameInHandleLevel::Whole, QLatin1StringView("whole")},
        {identity::NameInHandleLevel::Part, QLatin1StringView("part")},
        {identity::NameInHandleLevel::Absent, QLatin1StringView("absent")},
    }};
};

template <>
struct EnumNames<identity::EmailLevel> final
{
    static constexpr EnumTable<identity::EmailLevel, 4> table{{
        {identity::EmailLevel::Same, QLatin1StringView("same")},
        {identity::EmailLevel::SameName, QLatin1StringView("same_name")},
        {identity::EmailLevel::Spelling, QLatin1StringView("spelling")},
        {identity::EmailLevel::Different, QLatin1StringView("different")},
    }};
};

template <>
struct EnumNames<identity::PhoneLevel> final
{
    static constexpr EnumTable<identity::PhoneLevel, 2> table{{
        {identity::PhoneLevel::Same, QLatin1StringView("same")},
        {identity::PhoneLevel::Different, QLatin1StringView("different")},
    }};
};

template <>
struct EnumNames<identity::NumberLevel> final
{
    static constexpr EnumTable<identity::NumberLevel, 3> table{{
        {identity::NumberLevel::Same, QLatin1StringView("same")},
        {identity::NumberLevel::Spelling, QLatin1StringView("spelling")},
        {identity::NumberLevel::Different, QLatin1StringView("different")},
    }};
};

template <>
struct EnumNames<identity::BirthDateLevel> final
{
    static constexpr EnumTable<identity::BirthDateLevel, 3> table{{
        {identity::BirthDateLevel::Same, QLatin1StringView("same")},
        {identity::BirthDateLevel::Spelling, QLatin1StringView("spelling")},
        {identity::BirthDateLevel::Different, QLatin1StringView("different")},
    }};
};

template <>
struct EnumNames<identity::AddressLevel> final
{
    static constexpr EnumTable<identity::AddressLevel, 4> table{{
        {identity::AddressLevel::Same, QLatin1StringView("same")},
        {identity::AddressLevel::Mostly, QLatin1StringView("mostly")},
        {identity::AddressLevel::Partly, QLatin1StringView("partly")},
        {identity::AddressLevel::Different, QLatin1StringView("different")},
    }};
};

template <>
struct EnumNames<identity::CityLevel> final
{
    static constexpr EnumTable<identity::CityLevel, 3> table{{
        {identity::CityLevel::Same, QLatin1StringView("same")},
        {identity::CityLevel::Spelling, QLatin1StringView("spelling")},
        {identity::CityLevel::Different, QLatin1StringView("different")},
    }};
};

template <>
struct EnumNames<identity::MentionLevel> final
{
    static constexpr EnumTable<identity::MentionLevel, 3> table{{
        {identity::MentionLevel::Mutual, QLatin1StringView("mutual")},
        {identity::MentionLevel::OneWay, QLatin1StringView("one_way")},
        {identity::MentionLevel::Another, QLatin1StringView("another")},
    }};
};

template <>
struct EnumNames<identity::StyleLevel> final
{
    static constexpr EnumTable<identity::StyleLevel, 2> table{{
        {identity::StyleLevel::Similar, QLatin1StringView("similar")},
        {identity::StyleLevel::Unlike, QLatin1StringView("different")},
    }};
};

template <>
struct EnumNames<identity::Proof::Kind> final
{
    static constexpr EnumTable<identity::Proof::Kind, 4> table{{
        {identity::Proof::Kind::None, QLatin1StringView("none")},
        {identity::Proof::Kind::MutualLinks, QLatin1StringView("mutual_links")},
        {identity::Proof::Kind::VerifiedEmail, QLatin1StringView("verified_email")},
        {identity::Proof::Kind::VerifiedPhone, QLatin1StringView("verified_phone")},
    }};
};

template <>
struct EnumNames<identity::Proof::Doubt> final
{
    static constexpr EnumTable<identity::Proof::Doubt, 5> table{{
        {identity::Proof::Doubt::None, QLatin1StringView("none")},
        {identity::Proof::Doubt::NamesConflict, QLatin1StringView("names_conflict")},
        {identity::Proof::Doubt::NamesUnknown, QLatin1StringView("names_unknown")},
        {identity::Proof::Doubt::BirthConflict, QLatin1StringView("birth_conflict")},
        {identity::Proof::Doubt::SharedByOthers, QLatin1StringView("shared_by_others")},
    }};
};

} // namespace otklik

namespace otklik::identity {

/// "diminutive" for NameLevel::Diminutive; empty for what is no level of the field.
[[nodiscard]] QLatin1StringView levelName(LinkField field, int level);

} // namespace otklik::identity
