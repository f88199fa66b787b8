#include "guidance/interests/suggestions.h"

#include <algorithm>

namespace otklik {

QList<InterestSuggestion> suggestInterests(const Interests &interests, const QList<SaidText> &said,
                                           const QList<Interest> &known)
{
    QList<InterestSuggestion> all;
    for (const SaidText &words : said) {
        for (const FoundInterest &found : interests.findIn(words.text)) {
            if (std::ranges::find(known, found.topic, &Interest::topic) != known.cend())
                continue;
            InterestSuggestion suggestion;
            suggestion.interest.topic = found.topic;
            suggestion.interest.source = words.source;
            suggestion.interest.mentionId = words.mentionId;
            suggestion.interest.quote = quoteAround(words.text, found.span);
            suggestion.isOwn = found.isOwn || words.source == InterestSource::Profile;
            const auto it = std::ranges::find_if(
                all, [&](const InterestSuggestion &other) { return other.interest.topic == found.topic; });
            if (it == all.end())
                all.append(suggestion);
            else if (suggestion.isOwn && !it->isOwn)
                *it = suggestion;
        }
    }
    std::ranges::stable_sort(all, {}, [](const InterestSuggestion &one) { return !one.isOwn; });
    return all.first(std::min(all.size(), mostSuggestions));
}

} // namespace otklik
