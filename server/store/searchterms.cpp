#include "server/store/searchterms.h"

#include <QDateTime>

#include <algorithm>

namespace otklik::server {

namespace {

/// What a letter is without its diacritic, as the desktop's tokenizer folds it: é is e, ё is е, but й stays.
QChar plain(QChar c)
{
    if (c == u'ё')
        return u'е';
    const char16_t code = c.unicode();
    const bool isLatin = (code >= 0xC0 && code < 0x250) || (code >= 0x1E00 && code < 0x1F00);
    return isLatin && c.decompositionTag() == QChar::Canonical ? plain(c.decomposition().front()) : c;
}

QString folded(const QString &text)
{
    QString words = text.toCaseFolded();
    for (QChar &c : words)
        c = plain(c);
    return words;
}

/// The end of the word that begins at `at`.
qsizetype endOfWord(QStringView text, qsizetype at)
{
    while (at < text.size() && text.at(at).isLetterOrNumber())
        ++at;
    return at;
}

qsizetype nextWord(QStringView text, qsizetype at)
{
    while (at < text.size() && !text.at(at).isLetterOrNumber())
        ++at;
    return at;
}

std::optional<TimePoint> startOf(const QString &text, std::chrono::minutes offset)
{
    const auto day = searchDayOf(text);
    if (!day)
        return std::nullopt;
    return TimePoint(std::chrono::milliseconds(day->startOfDay(Qt::UTC).toMSecsSinceEpoch()) - offset);
}

} // namespace

SearchTerms::SearchTerms(const QString &typed, std::chrono::minutes offset)
{
    const QList<SearchTerm> terms = searchTermsOf(typed);
    for (const SearchTerm &term : terms) {
        if (term.kind == SearchTerm::Kind::After)
            m_from = startOf(term.text, offset);
        else if (term.kind == SearchTerm::Kind::Before)
            m_until = startOf(term.text, offset);
    }
    const auto narrows = [](const SearchTerm &term) {
        return term.kind == SearchTerm::Kind::After || term.kind == SearchTerm::Kind::Before;
    };
    if (!std::ranges::all_of(terms, narrows)) {
        m_readings.append(read(terms));
        if (const QString other = inOtherLayout(typed); !other.isEmpty())
            if (const auto otherTerms = searchTermsOf(other); !std::ranges::all_of(otherTerms, narrows))
                m_readings.append(read(otherTerms));
    } else if (m_from || m_until) {
        m_readings.append(Reading{});
    }
}

SearchTerms::Reading SearchTerms::read(const QList<SearchTerm> &terms) const
{
    Reading reading;
    for (const SearchTerm &term : terms) {
        switch (term.kind) {
        case SearchTerm::Kind::Words:
            reading.words.append(phraseOf(term));
            break;
        case SearchTerm::Kind::From:
            reading.authors.append(phraseOf(term));
            break;
        case SearchTerm::Kind::Network:
            reading.networks.append(phraseOf(term));
            break;
        case SearchTerm::Kind::Before:
        case SearchTerm::Kind::After:
            break;
        }
    }
    return reading;
}

SearchTerms::Phrase SearchTerms::phraseOf(const SearchTerm &term) const
{
    Phrase phrase;
    const QString text = folded(term.text);
    for (qsizetype at = nextWord(text, 0); at < text.size();) {
        const qsizetype end = endOfWord(text, at);
        phrase.append(wordOf(text.mid(at, end - at)));
        at = nextWord(text, end);
    }
    const bool isBeginning =
        term.kind == SearchTerm::Kind::From
        || (term.kind == SearchTerm::Kind::Words && term.isLast && term.text.size() >= shortestBeginning);
    if (isBeginning && !phrase.isEmpty())
        phrase.last().fitsLonger = true;
    return phrase;
}

SearchTerms::Word SearchTerms::wordOf(const QString &folded) const
{
    Word word{folded, stemOf(folded), {}, false};
    // Of Russian words the stem is a beginning; English ones change their last letters ("delivery", "deliveri").
    const bool isLatin = folded.front() >= u'a' && folded.front() <= u'z';
    word.beginning = word.stem;
    if (isLatin)
        word.beginning = word.stem.left(word.stem.size() <= 3 ? 1 : word.stem.size() - 1);
    if (!folded.startsWith(word.beginning))
        word.beginning = folded.left(1);
    return word;
}

QString SearchTerms::stemOf(const QString &folded) const
{
    const std::string utf8 = folded.toStdString();
    const std::string_view stem = m_stems.of(utf8);
    return QString::fromUtf8(stem.data(), static_cast<qsizetype>(stem.size()));
}

bool SearchTerms::fits(const Word &word, QStringView found) const
{
    return found == word.folded || found == word.stem || (word.fitsLonger && found.startsWith(word.folded))
        || stemOf(found.toString()) == word.stem;
}

/// Whether the words of the phrase stand in the text, one after the other.
bool SearchTerms::stands(const Phrase &phrase, const QString &text) const
{
    if (phrase.isEmpty())
        return false;
    const QString &beginning = phrase.first().beginning;
    for (qsizetype at = text.indexOf(beginning); at >= 0; at = text.indexOf(beginning, at + 1)) {
        if (at > 0 && text.at(at - 1).isLetterOrNumber())
            continue;
        qsizetype here = at;
        const auto follows = [&](const Word &word) {
            const qsizetype end = endOfWord(text, here);
            const bool isIt = end > here && fits(word, QStringView(text).mid(here, end - here));
            here = nextWord(text, end);
            return isIt;
        };
        if (std::ranges::all_of(phrase, follows))
            return true;
    }
    return false;
}

bool SearchTerms::isEmpty() const
{
    return m_readings.isEmpty();
}

bool SearchTerms::matches(const QString &text, const QString &author, const QString &network) const
{
    if (isEmpty())
        return false;
    const QString words = folded(text);
    const QString name = folded(author);
    const QString where = folded(network);
    return std::ranges::any_of(m_readings, [&](const Reading &reading) {
        return std::ranges::all_of(reading.networks, [&](const Phrase &phrase) { return stands(phrase, where); })
            && std::ranges::all_of(reading.authors, [&](const Phrase &phrase) { return stands(phrase, name); })
            && std::ranges::all_of(reading.words,
                                   [&](const Phrase &phrase) { return stands(phrase, words) || stands(phrase, name); });
    });
}

} // namespace otklik::server
