#pragma once

#include "models/command.h"

#include <QCoreApplication>

namespace otklik {

/// A refused command in words: what I wrote, what stands there now and since
/// when, and what can be done about it. Stateless.
class Conflict final
{
    Q_DECLARE_TR_FUNCTIONS(Conflict)

public:
    explicit Conflict(const PendingMutation &pending)
        : m_pending(pending)
    {}

    /// The person's own words, when the command carries any: never lost with a refusal.
    [[nodiscard]] QString mine() const;
    /// What stands on the server instead, of the same field.
    [[nodiscard]] QString theirs() const;
    /// Whether both are values of one field, where nothing is a value, too.
    [[nodiscard]] bool isOfField() const;
    /// What came or changed in the thread while the reply was on its way; empty for other conflicts.
    [[nodiscard]] QList<MentionId> newMentions() const;
    /// When that was written, by the server's clock.
    [[nodiscard]] std::optional<TimePoint> changedAt() const;
    /// The same wish on top of what stands there now; none where only the person can begin anew.
    [[nodiscard]] std::optional<Command> onTop() const;
    /// Where the text can be found again, and the work goes on; empty when there is no such place.
    [[nodiscard]] CaseId caseId() const;
    /// What became of the own words, in a sentence; empty when there is nothing to say.
    [[nodiscard]] QString whereMineIs() const;

private:
    [[nodiscard]] QJsonObject current() const;

    const PendingMutation &m_pending;
};

} // namespace otklik
