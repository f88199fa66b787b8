#pragma once

#include "models/bonus.h"
#include "models/conversation.h"
#include "models/customerrecord.h"
#include "models/promise.h"

#include <QDate>

#include <variant>

namespace otklik {

/// Something that happened with a person: a message, a call or remark, a promise, a bonus, an order.
struct Moment final
{
    TimePoint at{};
    std::variant<ConversationEntry, Note, Promise, BonusGrant, Order> what;
};

/// Which moments a timeline shows.
struct MomentFilter final
{
    enum class Show { Everything, Public, Private, Notes, Care };

    Show show = Show::Everything; ///< notes: calls, letters and remarks; care: promises, bonuses, orders
    QString network;              ///< only messages of this one; empty: of all

    friend bool operator==(const MomentFilter &, const MomentFilter &) = default;
};

/// A place in a person's time line. Of one moment, what is no message stands before the messages.
struct MomentCursor final
{
    TimePoint at{};
    QString id; ///< of the row; empty: all of this time is older
    bool isMessage = false;

    friend bool operator==(const MomentCursor &, const MomentCursor &) = default;
};

struct MomentPage final
{
    QList<Moment> moments; ///< newest first
    bool hasMore = false;  ///< on the side that was asked for
};

/// How much was written in a month, by them and by us, and how heated their cases were.
struct MonthOfContacts final
{
    QDate month; ///< its first day, UTC
    qint64 theirs = 0;
    qint64 ours = 0;
    qint64 heat = 0; ///< of the hottest case that was written in last in this month, 0 … 100

    friend bool operator==(const MonthOfContacts &, const MonthOfContacts &) = default;
};

/// The id of the row that a moment shows; an order has that of its own customer base.
[[nodiscard]] inline QString idOf(const Moment &moment)
{
    struct OfRow
    {
        QString operator()(const ConversationEntry &entry) const { return entry.mention.id.value; }
        QString operator()(const Note &note) const { return note.id.value; }
        QString operator()(const Promise &promise) const { return promise.id.value; }
        QString operator()(const BonusGrant &grant) const { return grant.id.value; }
        QString operator()(const Order &order) const { return order.externalId; }
    };
    return std::visit(OfRow{}, moment.what);
}

[[nodiscard]] inline MomentCursor cursorOf(const Moment &moment)
{
    return {moment.at, idOf(moment), std::holds_alternative<ConversationEntry>(moment.what)};
}

/// When a note belongs: the call was then, whenever it was written down.
[[nodiscard]] inline TimePoint timeOf(const Note &note)
{
    return note.happenedAt.value_or(note.createdAt);
}

} // namespace otklik
