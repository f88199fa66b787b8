#pragma once

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

    /// Takes the ids of a page and tells which of them are new, in their order.
    /// `below` is what to give as max_id for the page under this one; empty when
    /// there is none or it is not wanted.
    QStringList accept(const QStringList &page, const QString &below);

    /// Whether the last page leaves something to read at once.
    [[nodiscard]] bool hasMore() const { return m_hasMore; }

    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] static std::optional<StreamCursor> fromJson(const QJsonObject &json);

private:
    void finishRound();

    QStringList m_recent; ///< the newest known ids, oldest first
    QStringList m_walked; ///< the newest that the round in progress has shown
    QString m_below;      ///< where the round goes on; empty: a new round
    qsizetype m_largestPage = 0;
    bool m_hasMore = false;
};

/// The order of ids: they are numbers or sortable texts, never padded.
[[nodiscard]] bool isIdLess(const QString &a, const QString &b);

} // namespace otklik
