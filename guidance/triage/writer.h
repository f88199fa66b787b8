#pragma once

#include "guidance/textspan.h"
#include "models/fields.h"

#include <QList>
#include <QStringView>

namespace otklik {

/// Who writes (T3). The names are the answer keys of the question "who" in the default matrix, which
/// asks nothing about AtHome.
enum class Writer {
    Customer,   ///< an ordinary one
    LastChance, ///< has tried other channels already
    AtHome,     ///< in social media: others will read on
    Troll,      ///< wants a quarrel, not a solution
    Repeat,     ///< writes again and again
    Competitor, ///< perhaps: gives no details, praises others
};

template <>
struct EnumNames<Writer>
{
    using enum Writer;
    static constexpr EnumTable<Writer, 6> table{{
        {Customer, QLatin1StringView("customer")},
        {LastChance, QLatin1StringView("last_chance")},
        {AtHome, QLatin1StringView("at_home")},
        {Troll, QLatin1StringView("troll")},
        {Repeat, QLatin1StringView("repeat")},
        {Competitor, QLatin1StringView("competitor")},
    }};
};

/// What tells who writes. The names are the classes of resources/lexicons/who.txt, but for the last two.
enum class WriterSign {
    OtherChannels, ///< «звонил на горячую линию»: of LastChance
    Persistence,   ///< «пишу в третий раз»: of Repeat
    Network,       ///< the words and habits of networks: of AtHome
    Mockery,       ///< of Troll
    NoDetails,     ///< refuses them: of Competitor
    Rivals,        ///< praises them: of Competitor
    Insults,       ///< without a matter: of Troll
    Hashtag,       ///< of AtHome
};

template <>
struct EnumNames<WriterSign>
{
    using enum WriterSign;
    static constexpr EnumTable<WriterSign, 8> table{{
        {OtherChannels, QLatin1StringView("other_channels")},
        {Persistence, QLatin1StringView("persistence")},
        {Network, QLatin1StringView("network")},
        {Mockery, QLatin1StringView("mockery")},
        {NoDetails, QLatin1StringView("no_details")},
        {Rivals, QLatin1StringView("rivals")},
        {Insults, QLatin1StringView("insults")},
        {Hashtag, QLatin1StringView("hashtag")},
    }};
};

struct WriterEvidence final
{
    TextSpan span;
    WriterSign sign = WriterSign::OtherChannels;

    friend bool operator==(const WriterEvidence &, const WriterEvidence &) = default;
};

/// A guess at who writes, with the signs that speak for it; a Customer has none.
struct WriterHint final
{
    Writer writer = Writer::Customer;
    double confidence = 0; ///< 0 … 1
    QList<WriterEvidence> evidence;
};

/// Looks at one message. `insults` are the places of its insults, and `hasMatter` says whether it names
/// a problem, a question or facts: insults without any of these are a troll's. Linear; thread-safe.
[[nodiscard]] WriterHint guessWriter(QStringView text, const QList<TextSpan> &insults, bool hasMatter);

} // namespace otklik
