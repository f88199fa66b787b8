#pragma once

#include "models/clock.h"
#include "models/fields.h"
#include "models/id.h"

namespace otklik {

/// What a team can read and edit about how it works; one document of each kind.
enum class TeamDocumentKind {
    Matrix, ///< response matrix (D1), guidance/matrix
    DirectingRules, ///< conditions that must not be broken (D5)
    DiscussionRules, ///< what is published for customers (D4)
    Snippets, ///< facts with variables (C3)
    WordingRu, ///< the language of replies, guidance/wording
    WordingEn,
    PlainRu, ///< plainer words, guidance/wording
    PlainEn,
    NumberPatterns, ///< the team's own numbers, guidance/privacy
    Calendar, ///< business hours, guidance/calendar
    Dictionary, ///< words that are spelt right
    Interests, ///< what customers care about
    Bonus, ///< catalogue and policy (C6)
    ModelAbout, ///< trained from overrules, guidance/learning
    ModelCharacter,
    ModelWho,
    CardFields, ///< fields of the team's own on the card of a person
    Retention,  ///< how long what is known of people is kept
};

template <>
struct EnumNames<TeamDocumentKind>
{
    using enum TeamDocumentKind;
    static constexpr EnumTable<TeamDocumentKind, 18> table{{
        {Matrix, QLatin1StringView("matrix")},
        {DirectingRules, QLatin1StringView("directing_rules")},
        {DiscussionRules, QLatin1StringView("discussion_rules")},
        {Snippets, QLatin1StringView("snippets")},
        {WordingRu, QLatin1StringView("wording_ru")},
        {WordingEn, QLatin1StringView("wording_en")},
        {PlainRu, QLatin1StringView("plain_ru")},
        {PlainEn, QLatin1StringView("plain_en")},
        {NumberPatterns, QLatin1StringView("number_patterns")},
        {Calendar, QLatin1StringView("calendar")},
        {Dictionary, QLatin1StringView("dictionary")},
        {Interests, QLatin1StringView("interests")},
        {Bonus, QLatin1StringView("bonus")},
        {ModelAbout, QLatin1StringView("model_about")},
        {ModelCharacter, QLatin1StringView("model_character")},
        {ModelWho, QLatin1StringView("model_who")},
        {CardFields, QLatin1StringView("card_fields")},
        {Retention, QLatin1StringView("retention")},
    }};
};

/// A version of a document. Versions are never changed: the newest of a kind counts, and an older one
/// comes back by being published again.
struct TeamDocument final
{
    TeamDocumentId id;
    TeamDocumentKind kind = TeamDocumentKind::Matrix;
    qint64 version = 0; ///< counts from 1 for each kind
    QString body; ///< as the kind wants it: JSON, XML or lines
    QString note; ///< what was changed, in the words of who published it
    UserId publishedBy;
    TimePoint publishedAt{};

    static constexpr auto fields()
    {
        return std::tuple(field("id", &TeamDocument::id), field("kind", &TeamDocument::kind),
                          field("version", &TeamDocument::version), field("body", &TeamDocument::body),
                          field("note", &TeamDocument::note), field("published_by", &TeamDocument::publishedBy),
                          field("published_at", &TeamDocument::publishedAt));
    }
    friend bool operator==(const TeamDocument &, const TeamDocument &) = default;
};

/// The most characters of a document: less than what a laptop takes as one text.
inline constexpr qsizetype longestDocument = 200'000;

} // namespace otklik
