#pragma once

#include "models/command.h"
#include "models/entity.h"

#include <QMap>

namespace otklik::faults {

/// What the server should answer, and should hold afterwards, about one case of
/// one customer: its rules once more, as short as they can be said. Thread and
/// case may also be changed by the customer, who is told to the model.
class OfficeModel final
{
public:
    /// What a command comes to: "accepted", or the code of its refusal.
    using Outcome = QString;

    OfficeModel(const Case &supportCase, qint64 threadRevision, TimePoint now)
        : m_case(supportCase.id)
        , m_caseState(supportCase.state)
        , m_threadRevision(threadRevision)
        , m_now(now)
    {}

    void pass(std::chrono::milliseconds time) { m_now += time; }
    void customerWrote(qint64 threadRevision, CaseState state)
    {
        m_threadRevision = threadRevision;
        m_caseState = state;
    }

    [[nodiscard]] Outcome apply(const Command &command, const User &by);
    /// The replies that may leave now, and those that are held back: both move.
    [[nodiscard]] QList<PublicationId> leave();
    /// How a sending ended.
    void settle(const PublicationId &id, PublicationState to);

    [[nodiscard]] const Claim &claim() const { return m_claim; }
    [[nodiscard]] CaseState caseState() const { return m_caseState; }
    [[nodiscard]] const QMap<QString, Draft> &drafts() const { return m_drafts; }
    [[nodiscard]] const QMap<QString, Publication> &publications() const { return m_publications; }
    [[nodiscard]] qint64 threadRevision() const { return m_threadRevision; }

private:
    Outcome run(const ClaimTake &command, const User &by);
    Outcome run(const ClaimRelease &command, const User &by);
    Outcome run(const CaseClose &command, const User &by);
    Outcome run(const CaseReopen &command, const User &by);
    Outcome run(const DraftSave &command, const User &by);
    Outcome run(const DraftDiscard &command, const User &by);
    Outcome run(const PublicationSubmit &command, const User &by);
    Outcome run(const PublicationUndo &command, const User &by);
    Outcome run(const PublicationRetry &command, const User &by);
    Outcome run(const PublicationResolve &command, const User &by);
    /// What a review is refused with before its own checks; else accepted.
    [[nodiscard]] Outcome reviewRefused(const PublicationId &id, const User &by) const;
    Outcome run(const ReviewApprove &command, const User &by);
    Outcome run(const ReviewReturn &command, const User &by);
    template <class Other>
    Outcome run(const Other &, const User &)
    {
        return QStringLiteral("not in the model");
    }

    [[nodiscard]] UserId holder() const { return m_claim.expiresAt > m_now ? m_claim.holderId : UserId{}; }
    [[nodiscard]] bool isOnItsWay(const PublicationId &but) const;
    [[nodiscard]] bool wasSent(const DraftId &draft) const;
    void queue(Publication &publication);
    void giveBack(Publication &publication);
    void setDone(const DraftId &draft, bool isDone);

    CaseId m_case;
    CaseState m_caseState;
    qint64 m_threadRevision;
    TimePoint m_now;
    Claim m_claim;
    QMap<QString, Draft> m_drafts;
    QMap<QString, Publication> m_publications;
};

} // namespace otklik::faults
