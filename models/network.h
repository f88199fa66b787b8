#pragma once

#include "models/fields.h"
#include "models/id.h"

#include <QString>

namespace otklik {

/// How a network counts the length of a post.
enum class LengthUnit { CodePoints, Graphemes, Utf16Units };

/// What can be known about a network before anybody writes (C7, Q8). The values
/// are data: channels/<network>/rules.json.
struct NetworkRules final
{
    QString network;           ///< the code, as in Source::network: "mastodon"
    QString title;             ///< its own name, not translated: "Mastodon"
    int lengthLimit = 0;       ///< for a public post, in `lengthUnit`; 0 is "no limit"
    int privateLengthLimit = 0;
    LengthUnit lengthUnit = LengthUnit::CodePoints;
    int linkWeight = 0;        ///< every link counts as this many units; 0: as written
    bool mentionsCountLocalPartOnly = false; ///< "@name@host" counts as "@name"
    int attachmentLimit = 0;   ///< pictures of one post; 0: none can be sent
    bool canAnswerPublicly = false;
    bool canAnswerPrivately = false;
    bool canRead = false;      ///< mentions come by themselves
    bool canEdit = false;      ///< what we published
    bool canRemove = false;    ///< a customer's post
    bool canHide = false;      ///< likewise, while it stays for its author
    bool canBlock = false;     ///< its author
    bool canReact = false;
    int answerWindowHours = 0;        ///< after a post; later no answer is taken; 0: always
    int privateAnswerWindowHours = 0;
    bool hasConnector = false; ///< false: answers are posted by hand
};

/// How a source is doing, as the server last saw it.
enum class SourceState { NotConnected, Authorising, Connected, Failing };

template <>
struct EnumNames<SourceState>
{
    using enum SourceState;
    static constexpr EnumTable<SourceState, 4> table{{
        {NotConnected, QLatin1StringView("not_connected")},
        {Authorising, QLatin1StringView("authorising")},
        {Connected, QLatin1StringView("connected")},
        {Failing, QLatin1StringView("failing")},
    }};
};

/// What a channel promises to those who write there (Q8).
enum class ChannelPolicy {
    Official,   ///< who writes there is answered, within the team's times
    Pilot,      ///< tried out: answered, without a promise of time
    ListenOnly, ///< heard and not answered
};

template <>
struct EnumNames<ChannelPolicy>
{
    using enum ChannelPolicy;
    static constexpr EnumTable<ChannelPolicy, 3> table{{
        {Official, QLatin1StringView("official")},
        {Pilot, QLatin1StringView("pilot")},
        {ListenOnly, QLatin1StringView("listen_only")},
    }};
};

/// A configured stream of one network. Tokens never leave the server.
struct Source final
{
    SourceId id;
    QString network;  ///< NetworkRules::network
    QString title;
    QString url;      ///< base address of the instance; empty for imported sources
    QString handle;   ///< the official account that answers there
    SourceState state = SourceState::NotConnected;
    QString problem;  ///< code of the last failure, empty when all is well
    qint64 lengthLimit = 0; ///< told by the instance; 0: the network's own
    QString team;     ///< whose it is; empty: shared by all teams
    ChannelPolicy policy = ChannelPolicy::Official;
    QString blindSpots; ///< what cannot be heard there, written down by a person

    static constexpr auto fields()
    {
        return std::tuple(field("id", &Source::id), field("network", &Source::network), field("title", &Source::title),
                          field("url", &Source::url), field("handle", &Source::handle),
                          field("state", &Source::state), field("problem", &Source::problem),
                          field("length_limit", &Source::lengthLimit), field("team", &Source::team),
                          laterField("policy", &Source::policy), laterField("blind_spots", &Source::blindSpots));
    }
    friend bool operator==(const Source &, const Source &) = default;
};

} // namespace otklik
