#include "identity/names/latinkey.h"

#include "identity/names/letters.h"

#include <array>
#include <string>
#include <string_view>

namespace otklik::identity {

namespace {

using namespace std::string_view_literals;

constexpr std::array<std::string_view, 32> russian{
    "a", "b", "v", "g", "d", "e", "zh", "z", "i", "i", "k", "l", "m", "n", "o", "p",
    "r", "s", "t", "u", "f", "h", "ts", "ch", "sh", "sh", "", "i", "", "e", "iu", "ia"};

std::string_view neighbour(char16_t c)
{
    switch (c) {
    case u'ё': case u'є': case u'ә': return c == u'ә' ? "a"sv : "e"sv;
    case u'і': case u'ї': return "i"sv;
    case u'ґ': case u'ғ': return "g"sv;
    case u'ў': return "v"sv;
    case u'ө': return "o"sv;
    case u'ү': case u'ұ': return "u"sv;
    case u'қ': return "k"sv;
    case u'ң': return "n"sv;
    case u'һ': return "h"sv;
    case u'җ': return "zh"sv;
    default: return ""sv;
    }
}

std::string latinLetters(QStringView word)
{
    std::string letters;
    letters.reserve(static_cast<size_t>(word.size()) + 8);
    for (const QChar each : word) {
        const char16_t c = lowered(each).unicode();
        if (c >= u'a' && c <= u'z')
            letters += static_cast<char>(c);
        else if (c >= u'а' && c <= u'я')
            letters += russian[static_cast<size_t>(c - u'а')];
        else
            letters += neighbour(c);
    }
    return letters;
}

struct Rule final
{
    std::string_view from;
    std::string_view to;
};

/// Tried in this order at each place.
constexpr std::array<Rule, 22> digraphs{{
    {"chtch", "sh"}, {"ou", "u"}, {"shch", "sh"}, {"stch", "sh"}, {"shh", "sh"}, {"sch", "sh"}, {"sh", "sh"}, {"tch", "ch"}, {"ch", "ch"},
    {"cz", "ts"}, {"tz", "ts"}, {"tc", "ts"}, {"ck", "k"}, {"cc", "k"}, {"zh", "zh"}, {"kh", "h"},
    {"gh", "g"}, {"ph", "f"}, {"th", "t"}, {"rh", "r"}, {"dh", "d"}, {"qu", "kv"},
}};

/// Letters a-z as bits: to look for one is no loop.
class LetterSet final
{
public:
    constexpr explicit LetterSet(std::string_view letters)
    {
        for (const char c : letters)
            m_bits |= 1U << (c - 'a');
    }
    [[nodiscard]] constexpr bool has(char c) const { return c >= 'a' && c <= 'z' && (m_bits >> (c - 'a') & 1U) != 0; }

private:
    unsigned m_bits = 0;
};

const Rule *ruleAt(std::string_view rest)
{
    static constexpr LetterSet firsts("coszktpgrdq");
    static constexpr LetterSet seconds("hztcku");
    if (rest.size() < 2 || !firsts.has(rest[0]) || !seconds.has(rest[1]))
        return nullptr;
    for (const Rule &rule : digraphs)
        if (rest.starts_with(rule.from))
            return &rule;
    return nullptr;
}


/// c is ц where Russians write it so, else к. `before` has the letters read so far.
std::string_view readC(std::string_view rest, std::string_view before)
{
    const char next = rest.size() > 1 ? rest[1] : '\0';
    const bool familyEnds = rest == "cov"sv || rest == "cova"sv || (rest == "c"sv && before.ends_with('e'));
    static constexpr LetterSet soft("eiyjvmnbd");
    return soft.has(next) || familyEnds ? "ts"sv : "k"sv;
}

/// x is х at the beginning and in -xov, -yx; else кс.
std::string_view readX(std::string_view rest, bool isFirst)
{
    const char next = rest.size() > 1 ? rest[1] : '\0';
    return (isFirst && next != 'e') || rest == "xov"sv || rest == "xova"sv ? "h"sv : "ks"sv;
}

std::string_view readLetter(std::string_view rest, std::string_view before)
{
    const bool isFirst = before.empty();
    const char next = rest.size() > 1 ? rest[1] : '\0';
    switch (rest[0]) {
    case 'c': return readC(rest, before);
    case 'j': return isFirst && next != '\0' && !LetterSet("aeiuyj").has(next) ? "zh"sv : "i"sv;
    case 'y': return "i"sv;
    case 'x': return readX(rest, isFirst);
    case 'q': return "k"sv;
    case 'w': return "v"sv;
    default: return rest.substr(0, 1);
    }
}

/// Adds a letter as it sounds behind what is there: no doubles, ие and ё as e, ю as u
/// behind a letter, no о behind a hushing sound.
void add(std::string &key, char c)
{
    const char last = key.empty() ? '\0' : key.back();
    const char before = key.size() > 1 ? key[key.size() - 2] : '\0';
    if (c == 'o' && (last == 'i' || (last == 'h' && LetterSet("szc").has(before))))
        c = 'e';
    if (last == 'i' && (c == 'e' || (c == 'u' && key.size() > 1))) {
        key.pop_back();
        add(key, c);
    } else if (c != last) {
        key += c;
    }
}

std::string foldOnce(std::string_view word)
{
    std::string key;
    key.reserve(word.size() + 8);
    for (size_t at = 0; at < word.size();) {
        const std::string_view rest = word.substr(at);
        std::string_view read;
        size_t taken = 1;
        if (const Rule *rule = ruleAt(rest)) {
            read = rule->to;
            taken = rule->from.size();
        }
        // Высоцкий in ISO 9; Vicky and Becky have less before it.
        if (key.size() > 2 && rest[0] == 'c' && (rest.starts_with("cki"sv) || rest.starts_with("cky"sv) || rest.starts_with("cka"sv)))
            read = "tsk"sv;
        // Э as "eh", the way passports once had it.
        if (at == 0 && rest.size() > 2 && rest[0] == 'e' && rest.starts_with("eh"sv) && !LetterSet("aeiouy").has(rest[2])) {
            read = "e"sv;
            taken = 2;
        }
        if (read.empty())
            read = readLetter(rest, key);
        for (const char c : read)
            add(key, c);
        at += taken;
    }
    return key;
}

/// Smirnoff is Smirnov.
void modernEnding(std::string &word)
{
    for (const Rule &rule : {Rule{"off", "ov"}, Rule{"eff", "ev"}, Rule{"offa", "ova"}, Rule{"effa", "eva"}}) {
        if (word.size() > rule.from.size() + 2 && word.ends_with(rule.from)) {
            word.replace(word.size() - rule.from.size(), rule.from.size(), rule.to);
            return;
        }
    }
}

QString fold(std::string word)
{
    modernEnding(word);
    // What falls together may make a new pair; it settles after two or three rounds, each no longer than the last.
    for (int round = 0; round < 8; ++round) {
        std::string folded = foldOnce(word);
        if (folded == word)
            break;
        word = std::move(folded);
    }
    return QString::fromLatin1(word.data(), static_cast<qsizetype>(word.size()));
}

std::string replaced(std::string word, std::string_view from, std::string_view to)
{
    for (size_t at = word.find(from); at != std::string::npos; at = word.find(from, at + to.size()))
        word.replace(at, from.size(), to);
    return word;
}

} // namespace

QString latinKey(QStringView word)
{
    return fold(latinLetters(word));
}

QStringList otherReadings(QStringView word)
{
    const std::string letters = latinLetters(word);
    QStringList keys;
    for (const Rule &rule : {Rule{"x", "kh"}, Rule{"w", "sh"}, Rule{"ch", "kh"}, Rule{"ch", "sh"}, Rule{"c", "ts"},
                            Rule{"j", "zh"}}) {
        // The other rules read their letters everywhere; й is too common for that.
        const bool isJ = rule.from == "j"sv;
        if (isJ ? letters.starts_with('j') : letters.find(rule.from) != std::string::npos)
            keys.append(fold(isJ ? "zh" + letters.substr(1) : replaced(letters, rule.from, rule.to)));
    }
    return keys;
}

} // namespace otklik::identity
