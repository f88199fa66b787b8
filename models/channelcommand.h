#pragma once

#include "models/coverage.h"
#include "models/dutyplace.h"
#include "models/mention.h"
#include "models/network.h"

namespace otklik {

/// Commands about channels, part of models/command.h.

/// What a channel promises, and what cannot be heard there; a lead's. Official it becomes only where the
/// network can be answered.
struct SourceEdit final
{
    SourceId id;
    ChannelPolicy policy = ChannelPolicy::Official;
    QString blindSpots;
    static constexpr auto fields()
    {
        return std::tuple(field("id", &SourceEdit::id), field("policy", &SourceEdit::policy),
                          field("blind_spots", &SourceEdit::blindSpots));
    }
};

/// A person knows that this was not heard, and says what was done about it; a lead's.
struct GapAcknowledge final
{
    SourceGapId id;
    QString comment;
    static constexpr auto fields()
    {
        return std::tuple(field("id", &GapAcknowledge::id), field("comment", &GapAcknowledge::comment));
    }
};

/// Makes or changes a place that is looked at by hand.
struct DutySave final
{
    DutyPlaceId id;
    QString title;
    QString url;
    QString network;
    QString note;
    qint64 everyMinutes = 1440;
    QString team;
    static constexpr auto fields()
    {
        return std::tuple(field("id", &DutySave::id), field("title", &DutySave::title), field("url", &DutySave::url),
                          field("network", &DutySave::network), field("note", &DutySave::note),
                          field("every_minutes", &DutySave::everyMinutes), field("team", &DutySave::team));
    }
};

/// I have looked there, at this time.
struct DutyCheck final
{
    DutyPlaceId id;
    TimePoint checkedAt{};
    qint64 found = 0; ///< mentions captured in this look
    static constexpr auto fields()
    {
        return std::tuple(field("id", &DutyCheck::id), field("checked_at", &DutyCheck::checkedAt),
                          field("found", &DutyCheck::found));
    }
};

struct DutyRemove final
{
    DutyPlaceId id;
    bool isRemoved = true; ///< false: it is back
    static constexpr auto fields()
    {
        return std::tuple(field("id", &DutyRemove::id), field("is_removed", &DutyRemove::isRemoved));
    }
};

/// A post that somebody found by hand (M2). The same address is the same post: captured twice, it is there once.
struct MentionCapture final
{
    MentionId id;
    QString network; ///< NetworkRules::network
    QString url;     ///< of the post; empty where it has none
    QString authorHandle;
    QString authorName;
    QString authorUrl;
    QString text;
    TimePoint publishedAt{};
    Visibility visibility = Visibility::Public;
    MentionId inReplyTo; ///< a captured post of the same place, or empty
    DutyPlaceId placeId; ///< where it was found, or empty
    static constexpr auto fields()
    {
        return std::tuple(field("id", &MentionCapture::id), field("network", &MentionCapture::network),
                          field("url", &MentionCapture::url), field("author_handle", &MentionCapture::authorHandle),
                          field("author_name", &MentionCapture::authorName),
                          field("author_url", &MentionCapture::authorUrl), field("text", &MentionCapture::text),
                          field("published_at", &MentionCapture::publishedAt),
                          field("visibility", &MentionCapture::visibility),
                          field("in_reply_to", &MentionCapture::inReplyTo), field("place_id", &MentionCapture::placeId));
    }
};

} // namespace otklik
