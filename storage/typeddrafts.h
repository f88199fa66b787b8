#pragma once

#include "storage/mutationtable.h"
#include "storage/writescope.h"

namespace otklik {

/// What the person typed, kept through everything: saves are written into one
/// waiting mutation per draft until it has been handed out, the next save names
/// the revision that the one before will get, and a text that the server refuses
/// goes on as a draft of its own. Lives for one job on the writer thread.
class TypedDrafts final
{
public:
    explicit TypedDrafts(WriteScope &scope) : m_scope(scope), m_mutations(scope.database) { }

    /// The id of the mutation that will bring it to the server.
    MutationId save(DraftSave command);
    void discard(const DraftId &id);

    /// The next ones, from the base side of a rebase:
    /// the server has taken a save: what is typed next starts from its revision.
    void saved(const QueuedMutation &queued);
    /// A save or a submit was refused: its text stays, beside the server's.
    void keepText(const QueuedMutation &queued, const MutationAnswer &answer);
    /// Before the server's rows are forgotten: every open draft of mine is to be
    /// sent again.
    void saveAgain();

private:
    [[nodiscard]] DraftSave redirected(DraftSave command);
    [[nodiscard]] qint64 knownRevision(const DraftId &id);
    void keepBeside(const QueuedMutation &refused, const DraftSave &typed, qint64 serversRevision, MutationVerdict verdict);
    [[nodiscard]] bool isKeptElsewhere(const DraftSave &typed);
    /// Saves that were typed on top of each other go on in the new draft `id`.
    void retarget(const QList<QueuedMutation> &later, const DraftId &id);
    void append(const DraftSave &command);

    WriteScope &m_scope;
    MutationTable m_mutations;
};

} // namespace otklik
