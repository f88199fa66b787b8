#pragma once

#include "models/clock.h"
#include "models/fields.h"
#include "models/id.h"

#include <QList>
#include <QString>

#include <optional>

namespace otklik {

/// How much of an allowance of a network is used.
struct Quota final
{
    QString name;    ///< the network's own: "requests", "posts"
    qint64 used = 0;
    qint64 limit = 0; ///< 0: not told
    std::optional<TimePoint> resetsAt;

    static constexpr auto fields()
    {
        return std::tuple(field("name", &Quota::name), field("used", &Quota::used), field("limit", &Quota::limit),
                          field("resets_at", &Quota::resetsAt));
    }
    friend bool operator==(const Quota &, const Quota &) = default;
};

/// What is known about how completely a source is heard (M3): its ledger, one row per source. What was missed
/// stands apart, a SourceGap each. Written by the server only, at most once a minute while nothing turns.
struct Coverage final
{
    SourceId id; ///< the source
    std::optional<TimePoint> heardFrom; ///< all that the network tells since then, up to `heardTo`, is here, gaps excepted
    std::optional<TimePoint> heardTo;
    std::optional<TimePoint> readAt;   ///< when it was read last, without a fault
    std::optional<TimePoint> newestAt; ///< of the newest post that came
    qint64 received = 0; ///< posts, since the ledger was begun
    qint64 expected = 0; ///< as the network counts them, where it does; else 0
    std::optional<TimePoint> cursorExpiresAt; ///< what is not read by then is lost
    QList<Quota> quotas;
    qint64 usualSilence = 0; ///< minutes of business time; longer has hardly ever been. 0: not learned yet
    std::optional<TimePoint> silentSince; ///< the alarm: for longer than that nothing came

    static constexpr auto fields()
    {
        return std::tuple(field("id", &Coverage::id), field("heard_from", &Coverage::heardFrom),
                          field("heard_to", &Coverage::heardTo), field("read_at", &Coverage::readAt),
                          field("newest_at", &Coverage::newestAt), field("received", &Coverage::received),
                          field("expected", &Coverage::expected),
                          field("cursor_expires_at", &Coverage::cursorExpiresAt), field("quotas", &Coverage::quotas),
                          field("usual_silence", &Coverage::usualSilence),
                          field("silent_since", &Coverage::silentSince));
    }
    friend bool operator==(const Coverage &, const Coverage &) = default;
};

enum class GapState {
    Open,         ///< nobody has read it; the network may still give it
    Refilled,     ///< read after all
    Acknowledged, ///< lost, and a person knows it
};

template <>
struct EnumNames<GapState>
{
    using enum GapState;
    static constexpr EnumTable<GapState, 3> table{{
        {Open, QLatin1StringView("open")},
        {Refilled, QLatin1StringView("refilled")},
        {Acknowledged, QLatin1StringView("acknowledged")},
    }};
};

/// A stretch of time of which not everything was heard. Stays for good.
struct SourceGap final
{
    SourceGapId id;
    SourceId sourceId;
    TimePoint startsAt{};
    TimePoint endsAt{};
    QString reason;      ///< code of channels/problems.h
    qint64 missing = 0;  ///< posts, where the network counts them; else 0
    bool canRefill = false; ///< the network may still give it: the server tries
    GapState state = GapState::Open;
    TimePoint foundAt{};
    UserId settledBy;    ///< of Acknowledged
    std::optional<TimePoint> settledAt;
    QString comment;     ///< of who acknowledged it

    static constexpr auto fields()
    {
        return std::tuple(field("id", &SourceGap::id), field("source_id", &SourceGap::sourceId),
                          field("starts_at", &SourceGap::startsAt), field("ends_at", &SourceGap::endsAt),
                          field("reason", &SourceGap::reason), field("missing", &SourceGap::missing),
                          field("can_refill", &SourceGap::canRefill), field("state", &SourceGap::state),
                          field("found_at", &SourceGap::foundAt), field("settled_by", &SourceGap::settledBy),
                          field("settled_at", &SourceGap::settledAt), field("comment", &SourceGap::comment));
    }
    friend bool operator==(const SourceGap &, const SourceGap &) = default;
};

} // namespace otklik
