#pragma once

#include "models/publication.h"

namespace otklik {

/// Commands about drafts, replies and their review, part of models/command.h.

struct DraftSave final
{
    DraftId id;
    CaseId caseId;
    MentionId mentionId;
    Visibility visibility = Visibility::Public;
    QString text;
    qint64 baseRevision = 0; ///< the server's revision this text started from; 0 for a new draft
    QList<Attachment> attachments{};
    QString publicLine{};
    [[nodiscard]] bool isEmpty() const { return text.isEmpty() && attachments.isEmpty() && publicLine.isEmpty(); }
    static constexpr auto fields()
    {
        return std::tuple(field("id", &DraftSave::id), field("case_id", &DraftSave::caseId),
                          field("mention_id", &DraftSave::mentionId), field("visibility", &DraftSave::visibility),
                          field("text", &DraftSave::text), field("base_revision", &DraftSave::baseRevision),
                          laterField("attachments", &DraftSave::attachments),
                          laterField("public_line", &DraftSave::publicLine));
    }
};

struct DraftDiscard final
{
    DraftId id;
    static constexpr auto fields() { return std::tuple(field("id", &DraftDiscard::id)); }
};

/// The reply as it shall go out. The claim must be held by the author; a thread
/// whose revision is another one is a conflict. `overrideReason` lets a lead
/// publish personal data in public, audited (C4).
struct PublicationSubmit final
{
    PublicationId id;
    DraftId draftId;
    CaseId caseId;
    MentionId mentionId;
    Visibility visibility = Visibility::Public;
    QString text;
    qint64 threadRevision = 0;
    qint64 claimToken = 0; ///< 0: claimed while offline, the token is not known yet
    bool forReview = false;
    QString overrideReason;
    QList<Attachment> attachments{};
    PublicationId afterId{}; ///< goes out when that one has: the next part of it, or its other half
    std::optional<TimePoint> sendAt{}; ///< not before
    QString publicLine{}; ///< of a private reply: goes out in public first, as a publication of its own (Q5)
    PublicationId publicLineId{}; ///< of that one; given when there is a line
    /// Posted by hand in the network already, and it stands there: nothing goes out, the case is answered.
    QString postedUrl{};
    static constexpr auto fields()
    {
        return std::tuple(
            field("id", &PublicationSubmit::id), field("draft_id", &PublicationSubmit::draftId),
            field("case_id", &PublicationSubmit::caseId), field("mention_id", &PublicationSubmit::mentionId),
            field("visibility", &PublicationSubmit::visibility), field("text", &PublicationSubmit::text),
            field("thread_revision", &PublicationSubmit::threadRevision),
            field("claim_token", &PublicationSubmit::claimToken), field("for_review", &PublicationSubmit::forReview),
            field("override_reason", &PublicationSubmit::overrideReason),
            laterField("attachments", &PublicationSubmit::attachments),
            laterField("after_id", &PublicationSubmit::afterId), laterField("send_at", &PublicationSubmit::sendAt),
            laterField("public_line", &PublicationSubmit::publicLine),
            laterField("public_line_id", &PublicationSubmit::publicLineId),
            laterField("posted_url", &PublicationSubmit::postedUrl));
    }
};

struct PublicationUndo final
{
    PublicationId id;
    static constexpr auto fields() { return std::tuple(field("id", &PublicationUndo::id)); }
};

struct PublicationRetry final
{
    PublicationId id;
    static constexpr auto fields() { return std::tuple(field("id", &PublicationRetry::id)); }
};

/// Another time for a reply that has not left: it waits, or lies in review.
struct PublicationMove final
{
    PublicationId id;
    std::optional<TimePoint> sendAt; ///< not before; none: as soon as it may
    static constexpr auto fields()
    {
        return std::tuple(field("id", &PublicationMove::id), field("send_at", &PublicationMove::sendAt));
    }
};

/// A person has looked: the reply stands in the network (posted by hand, or
/// found after an unknown outcome), or it does not and goes back to the author.
struct PublicationResolve final
{
    PublicationId id;
    bool isSent = false;
    QString url; ///< where it stands, when known
    static constexpr auto fields()
    {
        return std::tuple(field("id", &PublicationResolve::id), field("is_sent", &PublicationResolve::isSent),
                          field("url", &PublicationResolve::url));
    }
};

/// Approves exactly this text against exactly this thread.
struct ReviewApprove final
{
    PublicationId publicationId;
    QString textHash;
    qint64 threadRevision = 0;
    QString overrideReason;
    static constexpr auto fields()
    {
        return std::tuple(field("publication_id", &ReviewApprove::publicationId),
                          field("text_hash", &ReviewApprove::textHash),
                          field("thread_revision", &ReviewApprove::threadRevision),
                          field("override_reason", &ReviewApprove::overrideReason));
    }
};

struct ReviewReturn final
{
    PublicationId publicationId;
    QString textHash;
    QString comment; ///< never empty
    static constexpr auto fields()
    {
        return std::tuple(field("publication_id", &ReviewReturn::publicationId),
                          field("text_hash", &ReviewReturn::textHash), field("comment", &ReviewReturn::comment));
    }
};

} // namespace otklik
