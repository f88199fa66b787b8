#pragma once

#include "models/clock.h"
#include "models/fields.h"
#include "models/id.h"
#include "models/media.h"

namespace otklik {

/// A place where people talk: a wall post with its comments, a dialogue.
struct Thread final
{
    ThreadId id;
    SourceId sourceId;
    QString network;
    QString externalId; ///< the network's id of the root; unique within the source
    QString url;
    QString title;
    qint64 revision = 0; ///< goes up with every new, edited or deleted mention in it

    static constexpr auto fields()
    {
        return std::tuple(field("id", &Thread::id), field("source_id", &Thread::sourceId),
                          field("network", &Thread::network), field("external_id", &Thread::externalId),
                          field("url", &Thread::url), field("title", &Thread::title),
                          field("revision", &Thread::revision));
    }
    friend bool operator==(const Thread &, const Thread &) = default;
};

enum class Visibility { Public, Private };

template <>
struct EnumNames<Visibility>
{
    using enum Visibility;
    static constexpr EnumTable<Visibility, 2> table{{
        {Public, QLatin1StringView("public")},
        {Private, QLatin1StringView("private")},
    }};
};

/// A post, comment, review or message, of a customer or of the brand. `text` is
/// plain text of the newest version; earlier ones are MentionVersion rows (M4).
struct Mention final
{
    MentionId id;
    SourceId sourceId;
    ThreadId threadId;
    CaseId caseId;       ///< empty for history and for the brand's own
    AccountId accountId; ///< who wrote it
    QString network;
    QString externalId;  ///< unique within the source
    QString inReplyTo;   ///< external id of the parent within the source, or empty
    Visibility visibility = Visibility::Public;
    QString text;
    QString language;    ///< "ru", "en", or empty when not known
    QString url;
    TimePoint publishedAt{};
    TimePoint receivedAt{};
    qint64 version = 1;
    std::optional<TimePoint> editedAt;
    std::optional<TimePoint> deletedAt; ///< deleted in the network; the text stays here as evidence
    bool isBrand = false;
    std::optional<TimePoint> answerUntil; ///< the network takes no answer after it
    QString answerObstacle; ///< code of channels/problems.h: why it takes none at all; empty: it does
    QList<Media> media{};   ///< what stands beside the text, of the newest version

    static constexpr auto fields()
    {
        return std::tuple(
            field("id", &Mention::id), field("source_id", &Mention::sourceId), field("thread_id", &Mention::threadId),
            field("case_id", &Mention::caseId), field("account_id", &Mention::accountId),
            field("network", &Mention::network), field("external_id", &Mention::externalId),
            field("in_reply_to", &Mention::inReplyTo), field("visibility", &Mention::visibility),
            field("text", &Mention::text), field("language", &Mention::language), field("url", &Mention::url),
            field("published_at", &Mention::publishedAt), field("received_at", &Mention::receivedAt),
            field("version", &Mention::version), field("edited_at", &Mention::editedAt),
            field("deleted_at", &Mention::deletedAt), field("is_brand", &Mention::isBrand),
            laterField("answer_until", &Mention::answerUntil),
            laterField("answer_obstacle", &Mention::answerObstacle), laterField("media", &Mention::media));
    }
    friend bool operator==(const Mention &, const Mention &) = default;
};

/// The text of a mention as it stood before an edit.
struct MentionVersion final
{
    MentionVersionId id;
    MentionId mentionId;
    qint64 version = 1;
    QString text;
    TimePoint seenAt{}; ///< when this text was first seen

    static constexpr auto fields()
    {
        return std::tuple(field("id", &MentionVersion::id), field("mention_id", &MentionVersion::mentionId),
                          field("version", &MentionVersion::version), field("text", &MentionVersion::text),
                          field("seen_at", &MentionVersion::seenAt));
    }
    friend bool operator==(const MentionVersion &, const MentionVersion &) = default;
};

} // namespace otklik
