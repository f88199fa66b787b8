#include "guidance/learning/textfeatures.h"

#include "guidance/learning/tokens.h"
#include "guidance/triage/heat.h"
#include "guidance/triage/tone.h"

namespace otklik {

namespace {

/// FNV-1a over UTF-16 units, with the salt that tells kinds of features apart.
class Hash final
{
public:
    explicit Hash(char16_t salt) { add(salt); }
    Hash &add(char16_t unit)
    {
        m_value = (m_value ^ unit) * 0x100000001b3ULL;
        return *this;
    }
    Hash &add(const std::u16string &text)
    {
        for (const char16_t unit : text)
            add(unit);
        return *this;
    }
    [[nodiscard]] std::uint32_t value() const { return static_cast<std::uint32_t>(m_value ^ (m_value >> 32)); }

private:
    std::uint64_t m_value = 0xcbf29ce484222325ULL;
};

enum Salt : char16_t { WordSalt = 1, PairSalt, NegatedSalt, LettersSalt, HeatSalt, ToneSalt, ShapeSalt };

constexpr size_t longestPiece = 5;
constexpr int negatedWords = 3;

bool isNegation(const std::u16string &word)
{
    return word == u"не" || word == u"ни" || word == u"нет" || word == u"без" || word == u"not" || word == u"no"
        || word == u"never" || word == u"t";
}

/// Gathers the features of one text.
class Gatherer final
{
public:
    explicit Gatherer(QStringView text)
        : m_text(text)
    {}

    std::vector<TextFeature> take()
    {
        const std::vector<Token> tokens = readTokens(m_text);
        m_features.reserve(static_cast<size_t>(m_text.size()) * 7 + 16);
        gatherWords(tokens);
        for (const Token &token : tokens)
            if (token.kind == Token::Kind::Word)
                gatherLetters(token);
        gatherCues(tokens);
        return std::move(m_features);
    }

private:
    void add(FeatureKind kind, const Hash &hash, const TextSpan &span)
    {
        m_features.push_back(
            {hash.value(), static_cast<std::uint32_t>(span.start), static_cast<std::uint32_t>(span.length), kind});
    }

    void gatherWords(const std::vector<Token> &tokens)
    {
        int negated = 0;
        for (size_t i = 0; i < tokens.size(); ++i) {
            const Token &token = tokens[i];
            add(FeatureKind::Word, Hash(WordSalt).add(token.text), token.span);
            if (i > 0)
                add(FeatureKind::Word, Hash(PairSalt).add(tokens[i - 1].text).add(u' ').add(token.text),
                    {tokens[i - 1].span.start, token.span.end() - tokens[i - 1].span.start});
            if (token.kind == Token::Kind::Sign) {
                negated = 0;
            } else if (isNegation(token.text)) {
                negated = negatedWords;
            } else if (negated-- > 0) {
                add(FeatureKind::Word, Hash(NegatedSalt).add(token.text), token.span);
            }
        }
    }

    void gatherLetters(const Token &token)
    {
        const std::u16string padded = u' ' + token.text + u' ';
        for (size_t from = 0; from < padded.size(); ++from) {
            Hash hash(LettersSalt);
            for (size_t to = from; to < padded.size() && to < from + longestPiece; ++to) {
                hash.add(padded[to]);
                if (to > from)
                    add(FeatureKind::Letters, hash, token.span);
            }
        }
    }

    void gatherCues(const std::vector<Token> &tokens)
    {
        const Heat heat = measureHeat(m_text);
        for (const HeatEvidence &one : heat.evidence)
            add(FeatureKind::Cue, Hash(HeatSalt).add(static_cast<char16_t>(one.cue)), one.span);
        add(FeatureKind::Cue, Hash(HeatSalt).add(u'h').add(static_cast<char16_t>(heat.value / 20)), {});
        const auto tones = findTone(m_text);
        for (const ToneEvidence &one : tones)
            add(FeatureKind::Cue, Hash(ToneSalt).add(static_cast<char16_t>(one.tone)), one.span);
        add(FeatureKind::Cue, Hash(ToneSalt).add(u't').add(static_cast<char16_t>(toneOf(tones))), {});
        char16_t size = 0;
        for (size_t n = tokens.size(); n > 1; n /= 2)
            ++size;
        add(FeatureKind::Cue, Hash(ShapeSalt).add(size), {});
        if (!tokens.empty()) {
            add(FeatureKind::Cue, Hash(ShapeSalt).add(u'<').add(tokens.front().text), tokens.front().span);
            add(FeatureKind::Cue, Hash(ShapeSalt).add(u'>').add(tokens.back().text), tokens.back().span);
        }
    }

    QStringView m_text;
    std::vector<TextFeature> m_features;
};

} // namespace

std::vector<TextFeature> readTextFeatures(QStringView text)
{
    return Gatherer(text.left(featuresReadAtMost)).take();
}

} // namespace otklik
