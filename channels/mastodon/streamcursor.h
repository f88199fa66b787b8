#pragma once

#include "models/clock.h"

#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace otklik {

/// Where reading one list of a Mastodon-API server stands. The list is newest
/// first and paged by ids; servers differ in what `min_id` means (the page right
/// above it, or simply the newest page), so both are allowed for: a page that
/// does not touch what is known already is followed downwards until it does.
/// The newest few known ids are asked for again each time, so that an entry that
/// became visible late is still found. A value: kept as JSON in the cursor.
class StreamCursor final
{
public:
    /// What to ask for next. Empty ids are left out of the request.
    struct Request final
    {
        QString minId; ///< of the first page of a round
        QString maxId; ///< of the pages below it
        QString sinceId; ///< beside maxId: nothing older is wanted
    };
    [[nodiscard]] Request next() const;

    /// An entry of a page.
    struct Entry final
    {
        QString id;
        std::optional<TimePoint> at{}; ///< when the server told it
    };
    /// What a round has proven that came to its end: the entries of [from, to] are
    /// known. Open ends: from the beginning of the list, until now.
    struct Round final
    {
        std::optional<TimePoint> from{};
        std::optional<TimePoint> to{};
        bool isCutOff = false; ///< nothing that was known was met: what lies between is not told any more
        std::optional<TimePoint> knownUntil{}; ///< of isCutOff: where that begins; none: nothing was known
    };
    /// Takes a page and tells which of its ids are new, in their order. `below` is
    /// what to give as max_id for the page under this one; empty when there is
    /// none or it is not wanted.
    QStringList accept(const QList<Entry> &page, const QString &below);

    /// Of the last page, where it ended a round.
    [[nodiscard]] const std::optional<Round> &endedRound() const { return m_ended; }

    /// Whether the last page leaves something to read at once.
    [[nodiscard]] bool hasMore() const { return m_hasMore; }

    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] static std::optional<StreamCursor> fromJson(const QJsonObject &json);

private:
    void finishRound(bool touchesKnown, bool isRepeated);

    QStringList m_recent; ///< the newest known ids, oldest first
    QStringList m_walked; ///< the newest that the round in progress has shown
    QString m_below;      ///< where the round goes on; empty: a new round
    qsizetype m_largestPage = 0;
    std::optional<TimePoint> m_knownUntil; ///< of the newest known entry
    std::optional<TimePoint> m_oldest;     ///< of what the round in progress has shown
    std::optional<TimePoint> m_newest;
    bool m_hasMore = false;
    std::optional<Round> m_ended;
};

/// The order of ids: they are numbers or sortable texts, never padded.
[[nodiscard]] bool isIdLess(const QString &a, const QString &b);

} // namespace otklik
