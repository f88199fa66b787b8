#pragma once

#include "models/clock.h"

#include <QJsonObject>
#include <QList>
#include <QStringList>

#include <optional>

namespace otklik {

/// Where reading the notifications stands. The list is newest first and paged downwards by a cursor of the
/// network. A round walks from the top to what is known already, and ten minutes further; a notification may
/// also become visible far below the top (its time is the post's own, which its author chooses), so the
/// newest few hundred known ones are remembered, and deep rounds walk over the last two days again. A value: kept as JSON.
class NotificationCursor final
{
public:
    struct Entry final
    {
        QString uri;
        TimePoint at{};
    };
    /// What a round that has come to its end has proved.
    struct Round final
    {
        TimePoint from{};
        TimePoint to{};
        std::optional<TimePoint> rolledTo; ///< nothing known was found: what lay between `from` and this is not told
    };

    /// Begins a round where none is under way. Entries before `readFrom` are not wanted.
    void begin(TimePoint now, TimePoint readFrom, bool isDeep);
    [[nodiscard]] bool isUnderWay() const { return m_began.has_value(); }
    /// The network's cursor for the next page; empty: the top.
    [[nodiscard]] QString page() const { return m_page; }
    /// The page does not exist any more: the round begins again from the top.
    void forgetPage() { m_page.clear(); m_lastNext.clear(); }

    /// Takes a page and the network's cursor for the one below it (empty: there is none); gives the places of
    /// the entries that are new. The round is over when isUnderWay() is false afterwards.
    QList<qsizetype> accept(const QList<Entry> &entries, const QString &next);
    /// Of the round that accept() has just ended.
    [[nodiscard]] Round lastRound() const { return m_lastRound; }

    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] static std::optional<NotificationCursor> fromJson(const QJsonObject &json);

private:
    struct Known final
    {
        TimePoint at{};
        QString hash; ///< of the URI
    };

    [[nodiscard]] bool isKnown(const QString &hash) const;
    void remember(const QList<Known> &fresh);
    void noteBorder(const QList<Entry> &entries);
    void finish(bool isAtBottom);

    QList<Known> m_known;      ///< the newest of all, newest first
    TimePoint m_upTo{};        ///< a round ended here at least; moves at most once an hour without news
    // Of the round under way.
    std::optional<TimePoint> m_began;
    TimePoint m_until{};       ///< where it may end
    TimePoint m_horizon{};     ///< entries before it are not wanted or not remembered
    QString m_page;
    QString m_lastNext;        ///< as the network gave it
    TimePoint m_lowest{};      ///< how far it has come
    TimePoint m_borderAt{};
    QStringList m_border;      ///< hashes of those of the lowest moment, which the next page tells again
    qint64 m_touched = 0;      ///< how many known ones it has met
    qint64 m_knownBefore = 0;  ///< how many there were when it began
    bool m_isBounded = false;  ///< memory was full then: `m_horizon` is where it ends
    Round m_lastRound;
};

} // namespace otklik
