#pragma once

#include "models/publication.h"
#include "models/supportcase.h"

namespace otklik::server {

class Rows;

/// Moves publications through their states together with what follows from it:
/// the case waits, lies in review, or is answered; the draft is on its way or
/// its author's again. Used by commands and by the publication worker, within
/// the transaction of `rows`.
class PublicationFlow final
{
public:
    explicit PublicationFlow(Rows &rows) : m_rows(rows) { }

    /// Stores the publication in state `to`. False, and nothing is changed:
    /// canMove() does not permit it. A publication that is not stored yet may
    /// start in any state that Draft may move to.
    [[nodiscard]] bool move(Publication publication, PublicationState to);
    /// Back to its author, and with it what was to follow it.
    [[nodiscard]] bool takeBack(const Publication &publication);
    /// Approved and then queued, to leave when the undo window is over, or at the
    /// chosen time.
    [[nodiscard]] bool queue(Publication publication);
    /// One that a person has posted by hand: Sent at once. False: it is on its way from here, or was.
    [[nodiscard]] bool recordPosted(Publication publication);
    /// Another time for one that waits or lies in review, and for what follows it; none: as soon as it may.
    /// False: it has left.
    [[nodiscard]] bool moveInTime(Publication publication, std::optional<TimePoint> sendAt);

private:
    [[nodiscard]] TimePoint leavesAt(const Publication &publication) const;
    void moveCase(const CaseId &id, CaseState to);
    /// Nothing of the person's is left to answer: others may go on with him.
    void endClaim(const Publication &publication);
    /// Nobody has read them.
    void withdrawPromises(const PublicationId &id);
    void setDraftDone(const DraftId &id, bool isDone);

    Rows &m_rows;
};

} // namespace otklik::server
