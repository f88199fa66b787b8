#pragma once

#include "guidance/team/retention.h"
#include "models/mention.h"

#include <QList>

namespace otklik::server {

class Rows;

/// Messages whose words are kept for too long by the rules of the team: older than the network's days, or
/// deleted there for so many. What is emptied stays as a row with its times and ids, so that counts and
/// threads remain true. Works in the transaction of `rows`.
class OldTexts final
{
public:
    OldTexts(Rows &rows, const RetentionRules &rules)
        : m_rows(rows),
          m_rules(rules)
    {}

    /// How many there are, by network; only networks with any.
    struct Count final
    {
        QString network;
        qint64 old = 0;
        qint64 deleted = 0; ///< some of these may be old as well
    };
    [[nodiscard]] QList<Count> count();
    [[nodiscard]] bool areAny();

    /// Empties the next `limit` at most, with their earlier versions and what quotes them. Answers how many.
    qint64 empty(int limit);

private:
    struct Bounds final
    {
        QString network;
        std::optional<TimePoint> publishedBefore;
        std::optional<TimePoint> deletedBefore;
    };
    [[nodiscard]] QList<Bounds> bounds();
    [[nodiscard]] QList<MentionId> find(const Bounds &bounds, int limit);
    void empty(const MentionId &id);

    Rows &m_rows;
    const RetentionRules &m_rules;
};

} // namespace otklik::server
