#pragma once

#include "models/publication.h"

#include <QList>

#include <optional>

namespace otklik::server {

class Rows;

/// Replies on their way out, by case and by what has to be done next.
class PublicationStore final
{
public:
    explicit PublicationStore(Rows &rows) : m_rows(rows) { }

    /// The publication of a case that is neither the author's draft again, nor failed, nor sent.
    [[nodiscard]] std::optional<Publication> activeOf(const CaseId &id);
    /// A reply that was made of this draft and went out.
    [[nodiscard]] std::optional<Publication> sentOf(const CaseId &id, const DraftId &draft);
    /// Whether the case was ever answered from here.
    [[nodiscard]] bool hasSent(const CaseId &id);
    /// Those that leave after this one, and have not left.
    [[nodiscard]] QList<Publication> waitingFor(const PublicationId &id);
    /// What was made of this draft and did not leave, or has not yet; none of no draft.
    [[nodiscard]] QList<Publication> unsentOf(const CaseId &id, const DraftId &draft);
    /// The network's id of our own post at that address in the thread of a case; empty: it has not been read.
    [[nodiscard]] QString ownPostAt(const CaseId &id, const QString &url);
    /// The reply of that thread that a person said stands at that address, and whose post was not known then.
    [[nodiscard]] std::optional<Publication> postedAt(const ThreadId &thread, const QString &url);
    /// Queued ones whose time has come, oldest first: the undo window is over, and what they follow is sent, or
    /// will not be.
    [[nodiscard]] QList<Publication> due(int limit);
    /// When the next one is.
    [[nodiscard]] std::optional<TimePoint> nextDue();
    /// Those in a state, oldest first: what was sending when a server died.
    [[nodiscard]] QList<Publication> inState(PublicationState state, int limit);

private:
    Rows &m_rows;
};

} // namespace otklik::server
