#include "guidance/triage/tone.h"

#include "guidance/triage/lexicon.h"

#include <QStringList>

#include <algorithm>
#include <array>

namespace otklik {

namespace {

constexpr qsizetype readAtMost = 20'000;
constexpr qsizetype evidenceAtMost = 64;

const Lexicon &lexicon()
{
    static const Lexicon words(QStringLiteral(":/otklik/lexicons/tone.txt"), [] {
        QStringList kinds;
        for (const auto &[value, name] : EnumNames<Tone>::table)
            kinds.append(name);
        return kinds;
    }());
    return words;
}

bool isWarm(char32_t c)
{
    static constexpr std::array<char32_t, 12> others{0x2764,  0x2665,  0x263A,  0x1F44D, 0x1F44F, 0x1F389,
                                                     0x1F38A, 0x1F381, 0x1F917, 0x1F929, 0x1F970, 0x1F973};
    return (c >= 0x1F600 && c <= 0x1F60E) || (c >= 0x1F618 && c <= 0x1F61D) || (c >= 0x1F638 && c <= 0x1F63D)
        || (c >= 0x1F48B && c <= 0x1F49F && c != 0x1F494) || std::find(others.begin(), others.end(), c) != others.end();
}

bool isSad(char32_t c)
{
    static constexpr std::array<char32_t, 10> others{0x1F494, 0x1F44E, 0x1F4A9, 0x1F595, 0x1F92C,
                                                     0x1F92E, 0x1F922, 0x1F97A, 0x2639,  0x1F926};
    return (c >= 0x1F61E && c <= 0x1F62D) || (c >= 0x1F630 && c <= 0x1F631) || (c >= 0x1F63E && c <= 0x1F641)
        || (c >= 0x1F612 && c <= 0x1F616) || std::find(others.begin(), others.end(), c) != others.end();
}

/// ")))" and "(((": a lone bracket only closes or opens a remark.
qsizetype readBrackets(QStringView text, qsizetype i, QList<ToneEvidence> &found)
{
    const qsizetype start = i;
    const QChar bracket = text.at(i);
    while (i < text.size() && text.at(i) == bracket)
        ++i;
    const bool hasEyes =
        start > 0 && (text.at(start - 1) == u':' || text.at(start - 1) == u';' || text.at(start - 1) == u'-');
    if (i - start > 1 || hasEyes)
        found.append({{start, i - start}, bracket == u')' ? Tone::Positive : Tone::Negative, i - start > 2 ? 3 : 2});
    return i;
}

QList<ToneEvidence> findSigns(QStringView text)
{
    QList<ToneEvidence> found;
    for (qsizetype i = 0; i < text.size();) {
        const QChar c = text.at(i);
        if (c == u')' || c == u'(') {
            i = readBrackets(text, i, found);
            continue;
        }
        const bool isPair = c.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate();
        const char32_t point = isPair ? QChar::surrogateToUcs4(c, text.at(i + 1)) : c.unicode();
        const qsizetype length = isPair ? 2 : 1;
        if (point >= 0x2600) {
            if (isWarm(point))
                found.append({{i, length}, Tone::Positive, 3});
            else if (isSad(point))
                found.append({{i, length}, Tone::Negative, 3});
        }
        i += length;
    }
    return found;
}

} // namespace

QList<ToneEvidence> findTone(QStringView text)
{
    text = text.left(readAtMost);
    QList<ToneEvidence> found = findSigns(text);
    const auto hits = lexicon().find(NormalText(text));
    for (const Lexicon::Hit &hit : hits)
        found.append({hit.span, static_cast<Tone>(hit.kind), hit.weight});
    std::stable_sort(found.begin(), found.end(),
                     [](const auto &a, const auto &b) { return a.span.start < b.span.start; });
    if (found.size() > evidenceAtMost)
        found.resize(evidenceAtMost);
    return found;
}

Tone toneOf(const QList<ToneEvidence> &evidence)
{
    std::array<int, 4> sums{};
    for (const ToneEvidence &one : evidence)
        sums[static_cast<size_t>(one.tone)] += one.weight;
    const auto of = [&](Tone tone) { return sums[static_cast<size_t>(tone)]; };
    const int felt = std::max(of(Tone::Negative), of(Tone::Positive));
    // «спасибо, всё сломали»: what is felt outweighs the manners; "thanks :)" is a mere thanks
    if (of(Tone::Social) > 0 && of(Tone::Negative) == 0 && of(Tone::Positive) <= of(Tone::Social))
        return Tone::Social;
    if (felt == 0 || of(Tone::Negative) == of(Tone::Positive))
        return of(Tone::Social) > 0 ? Tone::Social : Tone::Neutral;
    return of(Tone::Negative) > of(Tone::Positive) ? Tone::Negative : Tone::Positive;
}

} // namespace otklik
