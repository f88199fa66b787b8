#include "guidance/triage/writer.h"

#include "guidance/triage/confidence.h"
#include "guidance/triage/letters.h"
#include "guidance/triage/lexicon.h"

#include <QStringList>

#include <algorithm>
#include <array>

namespace otklik {

namespace {

constexpr int signsInLexicon = 6;
constexpr qsizetype signsAtMost = 64;
constexpr int insultWeight = 3;
constexpr int hashtagWeight = 2;
constexpr int worthSaying = 4; ///< less speaks for nobody in particular

const Lexicon &lexicon()
{
    static const Lexicon words(QStringLiteral(":/otklik/lexicons/who.txt"), [] {
        QStringList kinds;
        for (const auto &[value, name] : EnumNames<WriterSign>::table)
            if (static_cast<int>(value) < signsInLexicon)
                kinds.append(name);
        return kinds;
    }());
    return words;
}

Writer writerOf(WriterSign sign)
{
    switch (sign) {
    case WriterSign::OtherChannels:
        return Writer::LastChance;
    case WriterSign::Persistence:
        return Writer::Repeat;
    case WriterSign::Network:
    case WriterSign::Hashtag:
        return Writer::AtHome;
    case WriterSign::Mockery:
    case WriterSign::Insults:
        return Writer::Troll;
    case WriterSign::NoDetails:
    case WriterSign::Rivals:
        return Writer::Competitor;
    }
    return Writer::Customer;
}

QList<TextSpan> hashtags(QStringView text)
{
    QList<TextSpan> tags;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const qsizetype start = i;
        if (text.at(i) != u'#')
            continue;
        while (i + 1 < text.size() && (letterOf(text.at(i + 1)).isLetter || text.at(i + 1) == u'_'))
            ++i;
        if (i > start)
            tags.append({start, i + 1 - start});
    }
    return tags;
}

/// Adds up what speaks for whom.
class Votes final
{
public:
    /// A word says one thing: what overlaps a sign that was seen already is left out.
    void add(WriterSign sign, const TextSpan &span, int weight)
    {
        const bool isSeen = std::any_of(m_evidence.begin(), m_evidence.end(), [&](const WriterEvidence &one) {
            return one.span.start < span.end() && span.start < one.span.end();
        });
        if (isSeen || m_evidence.size() == signsAtMost)
            return;
        m_sums[static_cast<size_t>(writerOf(sign))] += weight;
        m_evidence.append({span, sign});
    }

    [[nodiscard]] WriterHint count() const
    {
        const auto best = std::max_element(m_sums.begin(), m_sums.end());
        WriterHint hint;
        if (*best < worthSaying) {
            hint.confidence = confidenceOf(worthSaying, *best);
            return hint;
        }
        hint.writer = static_cast<Writer>(best - m_sums.begin());
        int second = 0;
        for (size_t i = 0; i < m_sums.size(); ++i)
            if (i != static_cast<size_t>(hint.writer))
                second = std::max(second, m_sums[i]);
        hint.confidence = confidenceOf(*best, second);
        std::copy_if(m_evidence.begin(), m_evidence.end(), std::back_inserter(hint.evidence),
                     [&](const WriterEvidence &one) { return writerOf(one.sign) == hint.writer; });
        std::stable_sort(hint.evidence.begin(), hint.evidence.end(),
                         [](const auto &a, const auto &b) { return a.span.start < b.span.start; });
        return hint;
    }

private:
    std::array<int, 6> m_sums{}; ///< by Writer
    QList<WriterEvidence> m_evidence;
};

} // namespace

WriterHint guessWriter(QStringView text, const QList<TextSpan> &insults, bool hasMatter)
{
    Votes votes;
    const auto hits = lexicon().find(NormalText(text));
    for (const Lexicon::Hit &hit : hits) {
        // a customer with a matter may mock as well
        const auto sign = static_cast<WriterSign>(hit.kind);
        votes.add(sign, hit.span, sign == WriterSign::Mockery && hasMatter ? hit.weight / 2 : hit.weight);
    }
    for (const TextSpan &tag : hashtags(text))
        votes.add(WriterSign::Hashtag, tag, hashtagWeight);
    if (!hasMatter)
        for (const TextSpan &insult : insults)
            votes.add(WriterSign::Insults, insult, insultWeight);
    return votes.count();
}

} // namespace otklik
