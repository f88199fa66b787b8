#include "server/customers/importreporter.h"

#include <algorithm>

namespace otklik::server {

namespace {

constexpr int mostOfVerdict = 200;
constexpr qsizetype mostChanges = 30; ///< of a record
constexpr qsizetype mostLikely = 3;   ///< accounts of a record
constexpr qsizetype longest = 200;    ///< characters of a value

QString shortened(const QString &text)
{
    const QString line = text.simplified();
    return line.size() > longest ? line.left(longest) + u'…' : line;
}

ImportLikely likelyOf(const LikelyAccount &account)
{
    return {account.network, shortened(account.name), shortened(account.handle), account.probability, account.reasons};
}

ImportOutcome outcomeOf(const CustomerOutcome &from)
{
    ImportOutcome outcome{from.verdict, shortened(from.externalId), shortened(from.name), from.place, from.code,
                          shortened(from.raw), {}, {}, {}};
    if (from.code == QLatin1StringView("erased")) { // what was erased is written down nowhere
        outcome.name.clear();
        outcome.raw.clear();
    }
    for (const CustomerChange &change : from.changes.first(std::min(from.changes.size(), mostChanges)))
        if (from.verdict == CustomerVerdict::Changed)
            outcome.changes.append({shortened(change.field), shortened(change.before), shortened(change.after)});
    for (const LikelyAccount &account : from.likely.first(std::min(from.likely.size(), mostLikely)))
        outcome.likely.append(likelyOf(account));
    for (const QString &code : from.leftOut.first(std::min(from.leftOut.size(), mostChanges)))
        outcome.leftOut.append({shortened(code)});
    return outcome;
}

} // namespace

void ImportReporter::take(const CustomerOutcome &outcome)
{
    if (outcome.verdict == CustomerVerdict::Unchanged || m_kept[outcome.verdict] >= mostOfVerdict)
        return;
    ++m_kept[outcome.verdict];
    m_report.outcomes.append(outcomeOf(outcome));
}

} // namespace otklik::server
