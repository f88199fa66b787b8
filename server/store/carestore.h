#pragma once

#include "models/bonus.h"
#include "models/loyalty.h"
#include "models/moderation.h"
#include "models/promise.h"

#include <QList>

#include <optional>

namespace otklik::server {

class Rows;

/// Promises, bonuses, moderation and loyalty by whom and what they belong to.
class CareStore final
{
public:
    explicit CareStore(Rows &rows) : m_rows(rows) { }

    [[nodiscard]] QList<Promise> openPromisesOf(const PublicationId &id);
    /// Of everybody, since then.
    [[nodiscard]] QList<BonusGrant> grantsSince(TimePoint since);
    [[nodiscard]] QList<BonusGrant> grantsOf(const PersonId &id);
    /// Recorded warnings of a person, those taken back left out.
    [[nodiscard]] qint64 warningsOf(const PersonId &id);
    /// Whether a removal or block of a message is asked for, to be done, or done.
    [[nodiscard]] bool isModerated(const MentionId &id, ModerationKind kind);
    /// Removals and blocks to be done in their networks, which have not refused to; oldest first.
    [[nodiscard]] QList<Moderation> approvedModerations(int limit);
    /// Whether anybody's track waits for what a customer writes next.
    [[nodiscard]] bool hasUnfinishedTracks();
    /// Tracks that have begun and not come to their end, newest conflict first.
    [[nodiscard]] QList<LoyaltyTrack> unfinishedTracksOf(const PersonId &id);

private:
    Rows &m_rows;
};

} // namespace otklik::server
