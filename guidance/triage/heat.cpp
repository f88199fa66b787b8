#include "guidance/triage/heat.h"

#include "guidance/triage/letters.h"
#include "guidance/triage/lexicon.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace otklik {

namespace {

constexpr qsizetype readAtMost = 20'000;
constexpr qsizetype evidenceAtMost = 64;

/// How much one cue may add in all, by HeatCue: shouting alone never boils.
constexpr std::array<int, 7> caps{36, 36, 18, 110, 80, 30, 45};

const Lexicon &lexicon()
{
    static const Lexicon words(QStringLiteral(":/otklik/lexicons/heat.txt"),
                               {QString(), QString(), QString(), QStringLiteral("rude"), QStringLiteral("emotion"),
                                QString(), QStringLiteral("threat")});
    return words;
}

/// Gathers cues and their weights over one text.
class Collector final
{
public:
    void add(HeatCue cue, qsizetype start, qsizetype length, int weight)
    {
        m_sums[static_cast<size_t>(cue)] += weight;
        if (weight > 0 && m_heat.evidence.size() < evidenceAtMost)
            m_heat.evidence.append({{start, length}, cue});
    }

    Heat take()
    {
        int sum = 0;
        for (size_t i = 0; i < m_sums.size(); ++i)
            sum += std::min(m_sums[i], caps[i]);
        m_heat.confidence = confidence(sum);
        m_heat.value = sum <= 0 ? 0 : static_cast<int>(std::lround(100.0 * (1.0 - std::exp(-sum / 50.0))));
        std::sort(m_heat.evidence.begin(), m_heat.evidence.end(),
                  [](const auto &a, const auto &b) { return a.span.start < b.span.start; });
        return std::move(m_heat);
    }

private:
    /// Cues of several kinds bear each other out; a single shout may be a habit. Calm is what most texts are.
    [[nodiscard]] double confidence(int sum) const
    {
        const auto kinds = std::count_if(m_sums.begin(), m_sums.end(), [](int one) { return one > 0; });
        if (sum <= 0)
            return 0.8;
        return std::min(0.95, 0.4 + 0.15 * static_cast<double>(kinds) + 0.05 * static_cast<double>(m_heat.evidence.size()));
    }

    std::array<int, 7> m_sums{};
    Heat m_heat;
};

/// Runs of "!" and "?!". A single "!" is mere punctuation, even friendly.
qsizetype readMarks(QStringView text, qsizetype i, Collector &cues)
{
    const qsizetype start = i;
    int exclamations = 0;
    int questions = 0;
    for (; i < text.size(); ++i) {
        const char16_t c = text.at(i).unicode();
        if (c == u'!' || c == u'！' || c == u'‼')
            exclamations += c == u'‼' ? 2 : 1;
        else if (c == u'?' || c == u'？')
            ++questions;
        else
            break;
    }
    int weight = 0;
    if (exclamations > 0 && questions > 0)
        weight = 10;
    else if (exclamations > 1)
        weight = std::min(8 + 3 * (exclamations - 2), 20);
    else if (exclamations == 1)
        weight = 2;
    else if (questions > 1)
        weight = std::min(4 + 2 * (questions - 2), 12);
    if (weight > 0)
        cues.add(HeatCue::Exclamation, start, i - start, weight);
    return i;
}

bool isAngryEmoji(char32_t c)
{
    static constexpr std::array<char32_t, 16> angry{0x1F595, 0x1F47F, 0x1F4A9, 0x1F620, 0x1F621, 0x1F624, 0x1F62D,
                                                    0x1F63E, 0x1F644, 0x1F92C, 0x1F92E, 0x1F926, 0x1F625, 0x1F631,
                                                    0x1F922, 0x1F494};
    return std::find(angry.begin(), angry.end(), c) != angry.end();
}

/// What is seen in one word: capitals and stretched letters.
struct WordShape final
{
    int letters = 0;
    int capitals = 0;
    int longestRun = 0;
    bool hasVowel = false; ///< abbreviations (РЖД, МФЦ) mostly have none
};

bool isVowel(char16_t c)
{
    switch (c) {
    case u'а': case u'е': case u'ё': case u'и': case u'о': case u'у': case u'ы': case u'э': case u'ю': case u'я':
    case u'a': case u'e': case u'i': case u'o': case u'u': case u'y': return true;
    default: return false;
    }
}

qsizetype readWord(QStringView text, qsizetype i, WordShape &shape)
{
    char16_t last = 0;
    int run = 0;
    for (; i < text.size(); ++i) {
        const Letter letter = letterOf(text.at(i));
        if (!letter.isLetter)
            break;
        ++shape.letters;
        shape.capitals += letter.isUpper ? 1 : 0;
        shape.hasVowel = shape.hasVowel || isVowel(letter.lower);
        run = letter.lower == last ? run + 1 : 1;
        last = letter.lower;
        // "www" is an address
        shape.longestRun = std::max(shape.longestRun, last == u'w' ? 0 : run);
    }
    return i;
}

void readShapes(QStringView text, Collector &cues)
{
    bool wasShort = false; // the word before was in capitals, but too short to count alone (РЖД)
    for (qsizetype i = 0; i < text.size();) {
        const QChar c = text.at(i);
        if (c == u'!' || c == u'?' || c == u'！' || c == u'？' || c == u'‼') {
            i = readMarks(text, i, cues);
        } else if (letterOf(c).isLetter) {
            WordShape shape;
            const qsizetype start = i;
            i = readWord(text, i, shape);
            const bool isShouted = shape.letters > 1 && shape.capitals == shape.letters;
            if (isShouted && shape.hasVowel && (shape.letters > 4 || wasShort))
                cues.add(HeatCue::Capitals, start, i - start, 7);
            wasShort = isShouted;
            if (shape.longestRun >= 3)
                cues.add(HeatCue::Stretched, start, i - start, 7);
        } else if (c.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate()) {
            if (isAngryEmoji(QChar::surrogateToUcs4(c, text.at(i + 1))))
                cues.add(HeatCue::Emoji, i, 2, 10);
            i += 2;
        } else {
            if (c == u')' && text.mid(i, 2) == u"))") // ")))": smiling, not shouting
                cues.add(HeatCue::Emoji, i, 1, -4);
            ++i;
        }
    }
}

} // namespace

Heat measureHeat(QStringView text)
{
    text = text.left(readAtMost);
    if (std::none_of(text.begin(), text.end(), [](QChar c) { return !c.isSpace(); }))
        return {};
    Collector cues;
    readShapes(text, cues);
    const auto hits = lexicon().find(NormalText(text));
    for (const Lexicon::Hit &hit : hits)
        cues.add(static_cast<HeatCue>(hit.kind), hit.span.start, hit.span.length, hit.weight);
    return cues.take();
}

} // namespace otklik
