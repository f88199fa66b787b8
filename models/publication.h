#pragma once

#include "models/attachment.h"
#include "models/clock.h"
#include "models/fields.h"
#include "models/id.h"
#include "models/mention.h"

namespace otklik {

/// What an agent is writing for a case. One per case and author; kept on the
/// laptop as typed and copied to the server (C8). A draft that meets another
/// version of itself is kept beside it as a second row.
struct Draft final
{
    DraftId id;
    CaseId caseId;
    MentionId mentionId; ///< what is being answered
    UserId authorId;
    Visibility visibility = Visibility::Public;
    QString text;
    qint64 revision = 0; ///< the server's; a save names the one it started from
    TimePoint updatedAt{};
    bool isDone = false; ///< published or discarded: no longer shown in the composer
    QList<Attachment> attachments{};
    QString publicLine{}; ///< goes out in public before a private text: "we have written to you" (Q5); empty: nothing does

    [[nodiscard]] bool isEmpty() const { return text.isEmpty() && attachments.isEmpty() && publicLine.isEmpty(); }

    static constexpr auto fields()
    {
        return std::tuple(field("id", &Draft::id), field("case_id", &Draft::caseId),
                          field("mention_id", &Draft::mentionId), field("author_id", &Draft::authorId),
                          field("visibility", &Draft::visibility), field("text", &Draft::text),
                          field("revision", &Draft::revision), field("updated_at", &Draft::updatedAt),
                          field("is_done", &Draft::isDone), laterField("attachments", &Draft::attachments),
                          laterField("public_line", &Draft::publicLine));
    }
    friend bool operator==(const Draft &, const Draft &) = default;
};

/// The outbox's state machine (O3). Legal moves: canMove().
enum class PublicationState {
    Draft,    ///< returned by a reviewer or undone: the text is the author's again
    InReview, ///< lies with a lead
    Approved, ///< exact text and thread state approved, not yet queued
    Queued,   ///< leaves at `notBefore`; can be undone until then
    Sending,  ///< handed to the network, no answer yet
    Sent,     ///< seen in the network: `externalId` and `url` are known
    Failed,   ///< the network refused: `problem` says why; nothing was published
    Unknown,  ///< no answer came: read back first, never retried blindly
    Held,     ///< the network took it, and a moderator there has not let it out yet
};

template <>
struct EnumNames<PublicationState>
{
    using enum PublicationState;
    static constexpr EnumTable<PublicationState, 9> table{{
        {Draft, QLatin1StringView("draft")},
        {InReview, QLatin1StringView("in_review")},
        {Approved, QLatin1StringView("approved")},
        {Queued, QLatin1StringView("queued")},
        {Sending, QLatin1StringView("sending")},
        {Sent, QLatin1StringView("sent")},
        {Failed, QLatin1StringView("failed")},
        {Unknown, QLatin1StringView("unknown")},
        {Held, QLatin1StringView("held")},
    }};
};

/// Whether a publication may go from one state to the other.
[[nodiscard]] bool canMove(PublicationState from, PublicationState to);

/// A reply on its way out: the text is a snapshot of the draft, bound by hash.
struct Publication final
{
    PublicationId id;
    DraftId draftId;
    CaseId caseId;
    MentionId mentionId;
    UserId authorId;
    Visibility visibility = Visibility::Public;
    QString text;
    QString textHash; ///< textHashOf(text, attachments): what a review approves
    qint64 threadRevision = 0; ///< the thread as the author saw it
    qint64 claimToken = 0;
    PublicationState state = PublicationState::Draft;
    QString problem;    ///< code of the last refusal; empty when none
    TimePoint notBefore{};  ///< end of the undo window, or the time that was chosen
    TimePoint changedAt{};
    qint64 attempts = 0;
    QString externalId;
    QString url;
    UserId reviewerId;
    QString reviewComment;
    QList<Attachment> attachments{};
    PublicationId afterId{}; ///< leaves when that one is sent; in one visibility it is the next part of it
    std::optional<TimePoint> sendAt{}; ///< not before, as its author wished

    static constexpr auto fields()
    {
        return std::tuple(
            field("id", &Publication::id), field("draft_id", &Publication::draftId),
            field("case_id", &Publication::caseId), field("mention_id", &Publication::mentionId),
            field("author_id", &Publication::authorId), field("visibility", &Publication::visibility),
            field("text", &Publication::text), field("text_hash", &Publication::textHash),
            field("thread_revision", &Publication::threadRevision), field("claim_token", &Publication::claimToken),
            field("state", &Publication::state), field("problem", &Publication::problem),
            field("not_before", &Publication::notBefore), field("changed_at", &Publication::changedAt),
            field("attempts", &Publication::attempts), field("external_id", &Publication::externalId),
            field("url", &Publication::url), field("reviewer_id", &Publication::reviewerId),
            field("review_comment", &Publication::reviewComment),
            laterField("attachments", &Publication::attachments), laterField("after_id", &Publication::afterId),
            laterField("send_at", &Publication::sendAt));
    }
    friend bool operator==(const Publication &, const Publication &) = default;
};

/// Everything that goes out in words: the text, and what is said of each picture.
[[nodiscard]] QString wordsOf(const QString &text, const QList<Attachment> &attachments);
/// SHA-256 of the UTF-8 text and of what goes out with it, in lower-case hexadecimal.
[[nodiscard]] QString textHashOf(const QString &text, const QList<Attachment> &attachments = {});

} // namespace otklik
