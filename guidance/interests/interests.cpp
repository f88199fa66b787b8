#include "guidance/interests/interests.h"

#include "guidance/team/builtin.h"
#include "guidance/team/jsonbody.h"
#include "guidance/triage/lexicon.h"

#include <algorithm>

namespace otklik {

namespace {

/// Beginnings of words that name what is never collected about a person.
constexpr std::array sensitive{
    u"health",  u"illness", u"disease", u"diagnos", u"pregnan", u"disab",   u"medic",  u"religio", u"church", u"islam",
    u"christ",  u"judais",  u"faith",   u"politic", u"party_m", u"election", u"gay",   u"lesbian", u"lgbt",   u"orientation",
    u"ethnic",  u"nationality", u"race", u"union_m", u"criminal", u"здоров", u"болезн", u"диагноз", u"беремен", u"инвалид",
    u"медицин", u"религи",  u"церков",  u"православ", u"ислам",  u"мусульман", u"христиан", u"иуда",  u"вероисповед",
    u"политик", u"партийн", u"выборы",  u"ориентаци", u"национальност", u"этническ", u"раса",   u"судимост", u"профсоюз",
};

bool isSensitive(const QString &text)
{
    const QString small = text.toLower().replace(u'ё', u'е');
    return std::ranges::any_of(sensitive, [&](const char16_t *beginning) {
        const QStringView word(beginning);
        for (qsizetype at = small.indexOf(word); at >= 0; at = small.indexOf(word, at + 1))
            if (at == 0 || !small.at(at - 1).isLetter())
                return true;
        return false;
    });
}

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
        InterestTopic topic{json.key(object, keys), localTextOf(object.value(u"title")), json.strings(object, u"phrases")};
        if (topic.title.isEmpty())
            json.complain(QStringLiteral("%1: a topic without title").arg(topic.key));
        if (isSensitive(topic.key) || isSensitive(topic.title.ru) || isSensitive(topic.title.en))
            json.complain(QStringLiteral("%1: health, religion, politics, origin and orientation are not collected").arg(topic.key));
        for (const QString &phrase : std::as_const(topic.phrases)) {
            if (phrase.trimmed().isEmpty() || phrase.startsWith(u'*') || isSensitive(phrase))
                json.complain(QStringLiteral("%1: \"%2\" cannot be looked for").arg(topic.key, phrase));
            else
                entries.append({phrase.toLower().replace(u'ё', u'е').simplified(), static_cast<int>(interests.m_topics.size())});
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

QList<FoundInterest> Interests::findIn(QStringView text) const
{
    constexpr qsizetype readAtMost = 20'000;
    QList<FoundInterest> found;
    QSet<int> seen;
    const auto hits = m_lexicon->find(NormalText(text.left(readAtMost)));
    for (const Lexicon::Hit &hit : hits) {
        if (seen.contains(hit.kind))
            continue;
        seen.insert(hit.kind);
        found.append({m_topics.at(hit.kind).key, hit.span});
    }
    return found;
}

} // namespace otklik
