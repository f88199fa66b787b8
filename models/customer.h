#pragma once

#include "models/attachment.h"
#include "models/clock.h"
#include "models/fields.h"
#include "models/id.h"

namespace otklik {

/// One identity in one network. Follower counts are deliberately not here (Q2).
struct Account final
{
    AccountId id;
    QString network;
    QString externalId; ///< the network's own id; unique within the network
    QString handle;     ///< as the network writes it, without a leading @
    QString name;
    QString url;
    QString bio;
    bool isBrand = false; ///< the company's own official account
    PersonId homePersonId; ///< the person made with the account; never changes

    static constexpr auto fields()
    {
        return std::tuple(field("id", &Account::id), field("network", &Account::network),
                          field("external_id", &Account::externalId), field("handle", &Account::handle),
                          field("name", &Account::name), field("url", &Account::url), field("bio", &Account::bio),
                          field("is_brand", &Account::isBrand), field("home_person_id", &Account::homePersonId));
    }
    friend bool operator==(const Account &, const Account &) = default;
};

/// The customer: accounts, contacts, notes. Every account is made with a person
/// of its own ("home"); linking puts it under another one and takes nothing away.
struct Person final
{
    PersonId id;
    QString name;     ///< typed by an agent; empty: shown under the account's name
    QString language; ///< "ru", "en", or empty
    QString city;
    QString tags;     ///< comma-separated
    TimePoint updatedAt{};
    QString timeZone;  ///< as IANA names it: "Asia/Omsk"; or empty
    QString birthDate; ///< yyyy-mm-dd, or empty
    QList<Attachment> photo; ///< one, or none

    static constexpr auto fields()
    {
        return std::tuple(field("id", &Person::id), field("name", &Person::name),
                          field("language", &Person::language), field("city", &Person::city),
                          field("tags", &Person::tags), field("updated_at", &Person::updatedAt),
                          laterField("time_zone", &Person::timeZone), laterField("birth_date", &Person::birthDate),
                          laterField("photo", &Person::photo));
    }
    friend bool operator==(const Person &, const Person &) = default;
};

/// An account placed under a person other than its home, from `linkedAt` until
/// `unlinkedAt`. Rows are never deleted: the history of links is kept (K2). At
/// most one link of an account is active (no `unlinkedAt`).
struct AccountLink final
{
    AccountLinkId id;
    AccountId accountId;
    PersonId personId;
    UserId linkedBy;
    TimePoint linkedAt{};
    std::optional<TimePoint> unlinkedAt;
    UserId unlinkedBy;
    LinkProposalId proposalId{}; ///< what it was made for; empty: a colleague chose the account. Without `linkedBy`
                               ///< the networks prove it

    static constexpr auto fields()
    {
        return std::tuple(field("id", &AccountLink::id), field("account_id", &AccountLink::accountId),
                          field("person_id", &AccountLink::personId), field("linked_by", &AccountLink::linkedBy),
                          field("linked_at", &AccountLink::linkedAt), field("unlinked_at", &AccountLink::unlinkedAt),
                          field("unlinked_by", &AccountLink::unlinkedBy),
                          laterField("proposal_id", &AccountLink::proposalId));
    }
    friend bool operator==(const AccountLink &, const AccountLink &) = default;
};

enum class ContactKind { Phone, Email, Address, Link, Other };

template <>
struct EnumNames<ContactKind>
{
    using enum ContactKind;
    static constexpr EnumTable<ContactKind, 5> table{{
        {Phone, QLatin1StringView("phone")},
        {Email, QLatin1StringView("email")},
        {Address, QLatin1StringView("address")},
        {Link, QLatin1StringView("link")},
        {Other, QLatin1StringView("other")},
    }};
};

/// A way to reach a person. Removal marks the row, so that it can be undone.
struct Contact final
{
    ContactId id;
    PersonId personId;
    ContactKind kind = ContactKind::Other;
    QString value;
    UserId addedBy;
    TimePoint addedAt{};
    bool isRemoved = false;
    QString source{}; ///< title of the import that brought it; empty: a colleague typed it

    static constexpr auto fields()
    {
        return std::tuple(field("id", &Contact::id), field("person_id", &Contact::personId),
                          field("kind", &Contact::kind), field("value", &Contact::value),
                          field("added_by", &Contact::addedBy), field("added_at", &Contact::addedAt),
                          field("is_removed", &Contact::isRemoved), laterField("source", &Contact::source));
    }
    friend bool operator==(const Contact &, const Contact &) = default;
};

/// Where something was said that no connector hears.
enum class NoteChannel { Remark, Phone, Email, Chat, Meeting };

template <>
struct EnumNames<NoteChannel>
{
    using enum NoteChannel;
    static constexpr EnumTable<NoteChannel, 5> table{{
        {Remark, QLatin1StringView("remark")}, // nowhere: a colleague's own words
        {Phone, QLatin1StringView("phone")},
        {Email, QLatin1StringView("email")},
        {Chat, QLatin1StringView("chat")},
        {Meeting, QLatin1StringView("meeting")},
    }};
};

/// A colleague's remark about a person, or what was said in a call or letter (M7); written at one person and never moved.
struct Note final
{
    NoteId id;
    PersonId personId;
    QString text;
    UserId authorId;
    TimePoint createdAt{};
    TimePoint updatedAt{};
    qint64 revision = 0; ///< goes up by one with each edit; an edit names the one it read
    bool isRemoved = false;
    NoteChannel channel = NoteChannel::Remark;
    std::optional<TimePoint> happenedAt{}; ///< when it was said; none: when it was written

    static constexpr auto fields()
    {
        return std::tuple(field("id", &Note::id), field("person_id", &Note::personId), field("text", &Note::text),
                          field("author_id", &Note::authorId), field("created_at", &Note::createdAt),
                          field("updated_at", &Note::updatedAt), field("revision", &Note::revision),
                          field("is_removed", &Note::isRemoved), laterField("channel", &Note::channel),
                          laterField("happened_at", &Note::happenedAt));
    }
    friend bool operator==(const Note &, const Note &) = default;
};

/// Who answers a person now: a lease by the server's clock (Q3). One row per
/// person; `holderId` is empty when nobody does.
struct Claim final
{
    PersonId id; ///< the person
    UserId holderId;
    qint64 token = 0; ///< fencing: every new holder gets a higher one
    TimePoint expiresAt{};

    static constexpr auto fields()
    {
        return std::tuple(field("id", &Claim::id), field("holder_id", &Claim::holderId),
                          field("token", &Claim::token), field("expires_at", &Claim::expiresAt));
    }
    friend bool operator==(const Claim &, const Claim &) = default;
};

/// Who holds a claim at `now`: empty when it was released or has run out.
[[nodiscard]] inline UserId holderAt(const Claim &claim, TimePoint now)
{
    return claim.expiresAt > now ? claim.holderId : UserId{};
}

} // namespace otklik
