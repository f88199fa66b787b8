#include "guidance/interests/interests.h"

#include "guidance/interests/sensitive.h"
#include "guidance/questions/sentences.h"
#include "guidance/team/builtin.h"
#include "guidance/team/jsonbody.h"
#include "guidance/triage/lexicon.h"

#include <algorithm>

namespace otklik {

namespace {

/// The phrase as texts are read, so that what is written with a hyphen is found; empty when it cannot be looked for.
QString lookedFor(const QString &phrase)
{
    constexpr qsizetype longest = 80;
    QStringList words;
    const auto parts = QStringView(phrase).split(u' ', Qt::SkipEmptyParts);
    for (const QStringView part : parts) {
        const bool isBeginning = part.endsWith(u'*');
        const QStringView word = isBeginning ? part.chopped(1) : part;
        if (word.contains(u'*'))
            return {};
        const NormalText normal(word);
        const QString read = QString::fromUtf16(normal.units.data(), static_cast<qsizetype>(normal.units.size())).trimmed();
        if (!read.isEmpty() || isBeginning)
            words.append(isBeginning ? read + u'*' : read);
    }
    const QString all = words.join(u' ');
    return all.startsWith(u'*') || all.size() > longest ? QString() : all;
}

constexpr qsizetype quotedAtMost = 60; ///< characters of a phrase that is complained about

enum Cue { Love, Mine, Dislike };

const Lexicon &cues()
{
    static const Lexicon lexicon(QStringLiteral(":/otklik/lexicons/interests.txt"),
                                 {QStringLiteral("love"), QStringLiteral("mine"), QStringLiteral("dislike")});
    return lexicon;
}

/// What a sentence says about the one who wrote it.
class Speaker final
{
public:
    explicit Speaker(const QString &sentence)
        : m_sentence(sentence)
        , m_cues(cues().find(NormalText(sentence)))
        , m_isSensitive(isSensitive(sentence))
    {}

    [[nodiscard]] bool isSilent() const { return m_isSensitive || has(Dislike); }
    /// `span`: of the sentence.
    [[nodiscard]] bool cares(const InterestTopic &topic, const TextSpan &span) const
    {
        if (has(Love))
            return true;
        return topic.isTheirs && std::ranges::any_of(m_cues, [&](const Lexicon::Hit &cue) {
                   if (cue.kind != Mine || cue.span.start > span.end())
                       return false;
                   // "my cat", "my old cat"; not "my order and the cat"
                   const qsizetype gap = std::max<qsizetype>(0, span.start - cue.span.end());
                   return !QStringView(m_sentence).mid(cue.span.end(), gap).trimmed().contains(u' ');
               });
    }

private:
    [[nodiscard]] bool has(Cue kind) const
    {
        return std::ranges::any_of(m_cues, [=](const auto &cue) { return cue.kind == kind; });
    }

    QString m_sentence;
    QList<Lexicon::Hit> m_cues;
    bool m_isSensitive;
};

} // namespace

Interests::Interests() : m_lexicon(std::make_shared<Lexicon>(QList<Lexicon::Entry>())) { }

Result<Interests> Interests::parse(const QString &body)
{
    JsonBody json(body);
    Interests interests;
    QSet<QString> keys;
    QList<Lexicon::Entry> entries;
    const auto objects = json.objects(u"topics");
    for (const QJsonObject &object : objects) {
        InterestTopic topic{json.key(object, keys), json.localText(object, u"title"),
                            json.strings(object, u"phrases"), json.flag(object, u"theirs")};
        if (topic.title.isEmpty())
            json.complain(QStringLiteral("%1: a topic without title").arg(topic.key));
        if (isSensitive(topic.key) || isSensitive(topic.title.ru) || isSensitive(topic.title.en))
            json.complain(sensitiveComplaint(topic.key));
        for (const QString &phrase : std::as_const(topic.phrases)) {
            const QString words = lookedFor(phrase);
            if (words.isEmpty() || isSensitive(phrase))
                json.complain(QStringLiteral("%1: \"%2\" cannot be looked for").arg(topic.key, phrase.left(quotedAtMost)));
            else
                entries.append({words, static_cast<int>(interests.m_topics.size())});
        }
        interests.m_topics.append(topic);
    }
    if (!json.isGood())
        return tl::unexpected<Error>(json.error());
    interests.m_lexicon = std::make_shared<Lexicon>(entries);
    return interests;
}

Interests Interests::builtIn()
{
    return parse(builtInBody(TeamDocumentKind::Interests)).value_or(Interests());
}

const InterestTopic *Interests::find(const QString &key) const
{
    const auto it = std::ranges::find(m_topics, key, &InterestTopic::key);
    return it == m_topics.cend() ? nullptr : &*it;
}

QList<FoundInterest> Interests::findIn(const QString &text) const
{
    constexpr qsizetype readAtMost = 20'000;
    QList<FoundInterest> found;
    const QString read = text.left(readAtMost);
    for (const Sentence &one : splitSentences(read)) {
        const QString sentence = read.mid(one.span.start, one.span.length);
        const auto hits = m_lexicon->find(NormalText(sentence));
        if (hits.isEmpty())
            continue;
        const Speaker speaker(sentence);
        if (speaker.isSilent())
            continue;
        for (const Lexicon::Hit &hit : hits) {
            const InterestTopic &topic = m_topics.at(hit.kind);
            const FoundInterest here{
                topic.key, {one.span.start + hit.span.start, hit.span.length}, speaker.cares(topic, hit.span)};
            const auto it = std::ranges::find(found, topic.key, &FoundInterest::topic);
            if (it == found.end())
                found.append(here);
            else if (here.isOwn && !it->isOwn)
                *it = here;
        }
    }
    return found;
}

QString quoteAround(const QString &text, const TextSpan &span)
{
    constexpr qsizetype room = 70; // on either side
    TextSpan quoted = span;
    for (const Sentence &one : splitSentences(text))
        if (one.span.start <= span.start && span.end() <= one.span.end())
            quoted = one.span;
    const qsizetype from = std::max(quoted.start, span.start - room);
    const qsizetype to = std::min(quoted.end(), span.end() + room);
    // Whole words, where it is cut.
    const qsizetype begin = from == quoted.start ? from : text.indexOf(u' ', from);
    const qsizetype end = to == quoted.end() ? to : text.lastIndexOf(u' ', to);
    const bool isBegun = begin >= 0 && begin <= span.start;
    const bool isEnded = end >= span.end();
    const qsizetype first = isBegun ? begin : span.start;
    const qsizetype last = isEnded ? end : span.end();
    QString quote = text.mid(first, last - first).simplified();
    if (first > quoted.start)
        quote.prepend(u'…');
    if (last < quoted.end())
        quote.append(u'…');
    return quote;
}

} // namespace otklik
