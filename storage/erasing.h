#pragma once

#include "models/erasure.h"
#include "storage/mutationtable.h"
#include "storage/writescope.h"

#include <QSet>

namespace otklik {

/// Makes this laptop forget a person (K4): the rows that a tombstone names, the
/// drafts and commands about them that only this laptop has, and what the person
/// who works here typed. A command stays in the queue as refused, without a word
/// in it, so that nobody wonders where it went. Lives for one job on the writer
/// thread, inside PendingView::rebase().
class Erasing final
{
public:
    explicit Erasing(WriteScope &scope) : m_scope(scope) { }

    /// Nothing happens the second time.
    void apply(const Erasure &tombstone);
    /// The server refused a command because it is about somebody who was erased.
    void forget(const QueuedMutation &refused);

private:
    void removeRows(const Erasure &tombstone);
    void removeDrafts(const QString &caseId);
    void emptyCommands(QSet<QString> ids);

    WriteScope &m_scope;
};

} // namespace otklik
