#pragma once

#include "models/clock.h"
#include "models/fields.h"
#include "models/id.h"

#include <QJsonObject>

namespace otklik {

/// Where a case stands. Open → InReview → Answered is the usual way; a new
/// mention of the person in the thread opens an answered or closed case again.
enum class CaseState {
    Open,     ///< somebody waits for an answer
    InReview, ///< a reply lies with a lead
    Answered, ///< a reply is out
    Closed,   ///< deliberately not answered, with a reason (Q7)
};

template <>
struct EnumNames<CaseState>
{
    using enum CaseState;
    static constexpr EnumTable<CaseState, 4> table{{
        {Open, QLatin1StringView("open")},
        {InReview, QLatin1StringView("in_review")},
        {Answered, QLatin1StringView("answered")},
        {Closed, QLatin1StringView("closed")},
    }};
};

/// Whether somebody waits for an answer.
[[nodiscard]] constexpr bool isOpen(CaseState state)
{
    return state == CaseState::Open || state == CaseState::InReview;
}

/// What must be dealt with: the mentions of one person in one thread that wait
/// for an answer. One row of the queue.
struct Case final
{
    CaseId id;
    ThreadId threadId;
    AccountId accountId;
    PersonId personId;  ///< the person the account stands under now
    QString network;
    MentionId mentionId; ///< the newest unanswered mention: what is shown and answered
    CaseState state = CaseState::Open;
    TimePoint waitingSince{}; ///< the oldest unanswered mention was published then
    TimePoint deadlineAt{};   ///< waitingSince + first response time (Q1)
    TimePoint changedAt{};    ///< last change of state
    qint64 heat = 0;          ///< 0 calm … 100 boiling (T4)
    qint64 mentionCount = 0;
    QString closeReason;

    static constexpr auto fields()
    {
        return std::tuple(field("id", &Case::id), field("thread_id", &Case::threadId),
                          field("account_id", &Case::accountId), field("person_id", &Case::personId),
                          field("network", &Case::network), field("mention_id", &Case::mentionId),
                          field("state", &Case::state), field("waiting_since", &Case::waitingSince),
                          field("deadline_at", &Case::deadlineAt), field("changed_at", &Case::changedAt),
                          field("heat", &Case::heat), field("mention_count", &Case::mentionCount),
                          field("close_reason", &Case::closeReason));
    }
    friend bool operator==(const Case &, const Case &) = default;
};

/// What the response matrix leads to (D2).
enum class Outcome {
    AnswerInPlace,
    AnswerAndPublish, ///< answer in place and publish on the company's own site
    PublishOnly,      ///< do not join, publish on the company's own site
    NoReaction,
    MoveToPrivate,
    RemoveWithNotice,
};

template <>
struct EnumNames<Outcome>
{
    using enum Outcome;
    static constexpr EnumTable<Outcome, 6> table{{
        {AnswerInPlace, QLatin1StringView("answer_in_place")},
        {AnswerAndPublish, QLatin1StringView("answer_and_publish")},
        {PublishOnly, QLatin1StringView("publish_only")},
        {NoReaction, QLatin1StringView("no_reaction")},
        {MoveToPrivate, QLatin1StringView("move_to_private")},
        {RemoveWithNotice, QLatin1StringView("remove_with_notice")},
    }};
};

/// The answers given to the matrix for a case and the outcome chosen. A later
/// decision for the same case does not overwrite this row; the newest counts.
struct Decision final
{
    DecisionId id;
    CaseId caseId;
    QJsonObject answers; ///< question key → answer key of that matrix version
    qint64 matrixVersion = 1;
    Outcome outcome = Outcome::AnswerInPlace;
    bool followsMatrix = true; ///< false: the agent chose another outcome than the row lit
    UserId decidedBy;
    TimePoint decidedAt{};

    static constexpr auto fields()
    {
        return std::tuple(field("id", &Decision::id), field("case_id", &Decision::caseId),
                          field("answers", &Decision::answers), field("matrix_version", &Decision::matrixVersion),
                          field("outcome", &Decision::outcome), field("follows_matrix", &Decision::followsMatrix),
                          field("decided_by", &Decision::decidedBy), field("decided_at", &Decision::decidedAt));
    }
    friend bool operator==(const Decision &, const Decision &) = default;
};

} // namespace otklik
