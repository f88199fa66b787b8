#include "guidance/promises/replypromises.h"

#include "guidance/questions/sentences.h"
#include "models/typedtext.h"

#include <algorithm>
#include <array>

namespace otklik {

namespace {

template <size_t N>
bool isOneOf(const QString &word, const std::array<QStringView, N> &words)
{
    return std::ranges::find(words, QStringView(word)) != words.end();
}

bool begins(const QString &word, std::initializer_list<QStringView> endings)
{
    return word.size() >= 5 && std::ranges::any_of(endings, [&](QStringView ending) { return word.endsWith(ending); });
}

/// After one of these a time belongs to what has to happen first.
bool isCondition(const QString &word)
{
    static constexpr std::array<QStringView, 10> known{u"если", u"когда", u"как только", u"раз",      u"if",
                                                       u"when", u"once",  u"unless",     u"whenever", u"provided"};
    return isOneOf(word, known);
}

/// «Пришлите», «сообщите»; not «вы получите», not «простите».
bool isRequest(const QString &word)
{
    static constexpr std::array<QStringView, 5> others{u"простите", u"извините", u"здравствуйте", u"получите",
                                                       u"увидите"};
    return begins(word, {u"йте", u"ите", u"ьте", u"йтесь", u"итесь", u"ьтесь"}) && !isOneOf(word, others);
}

bool isCustomersTurn(const QString &word)
{
    static constexpr std::array<QStringView, 10> known{u"можете",     u"сможете", u"можно",   u"нужно",  u"надо",
                                                       u"необходимо", u"просим",  u"успеете", u"please", u"kindly"};
    return isOneOf(word, known);
}

/// "you can …", "you have until …"
bool isCustomersVerb(const QString &word)
{
    static constexpr std::array<QStringView, 18> known{u"can",   u"could", u"should", u"must",  u"need",   u"have",
                                                       u"may",   u"might", u"send",   u"reply", u"return", u"cancel",
                                                       u"order", u"pay",   u"want",   u"did",   u"were",   u"ordered"};
    return isOneOf(word, known);
}

bool isBareRequest(const QString &word)
{
    static constexpr std::array<QStringView, 20> known{
        u"send",  u"reply",   u"write",  u"call",  u"dm",   u"message", u"give", u"tell",  u"share", u"provide",
        u"check", u"contact", u"return", u"bring", u"keep", u"use",     u"pay",  u"visit", u"try",   u"confirm"};
    return isOneOf(word, known);
}

bool endsClause(QChar c)
{
    return QStringView(u",;:—–()").contains(c);
}

/// The words of the clause around a time phrase, those before it and those behind.
struct Clause final
{
    QStringList before;
    QStringList behind;
};

QStringList wordsOf(QStringView text)
{
    QStringList words;
    QString word;
    for (const QChar c : text) {
        if (c.isLetter() || c == u'\'')
            word += c == u'ё' || c == u'Ё' ? QChar(u'е') : c.toLower();
        else if (!word.isEmpty())
            words.append(std::exchange(word, {}));
    }
    if (!word.isEmpty())
        words.append(word);
    return words;
}

Clause clauseAround(const QString &draft, const TextSpan &sentence, const TextSpan &phrase)
{
    qsizetype start = phrase.start;
    while (start > sentence.start && !endsClause(draft.at(start - 1)))
        --start;
    qsizetype end = phrase.end();
    while (end < sentence.end() && !endsClause(draft.at(end)))
        ++end;
    return {wordsOf(QStringView(draft).mid(start, phrase.start - start)),
            wordsOf(QStringView(draft).mid(phrase.end(), end - phrase.end()))};
}

bool isCustomersDeed(const QStringList &words)
{
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString &word = words.at(i);
        const bool isYou = i > 0 && words.at(i - 1) == u"you";
        if (isRequest(word) || isCustomersTurn(word) || (isYou && isCustomersVerb(word))
            || (i == 0 && isBareRequest(word)))
            return true;
    }
    return false;
}

bool isOurs(const Clause &clause)
{
    if (std::ranges::any_of(clause.before, isCondition))
        return false;
    if (isCustomersDeed(clause.before))
        return false;
    // «до пятницы пришлите чек»: the time stands first
    return !(clause.before.isEmpty() && isCustomersDeed(clause.behind));
}

/// Sentences of promises: «раб. дн.» and "p.m. tomorrow" go on in small letters.
QList<TextSpan> sentencesOf(const QString &draft)
{
    QList<TextSpan> spans;
    const QList<Sentence> sentences = splitSentences(draft);
    for (const Sentence &sentence : sentences) {
        const QChar first = draft.at(sentence.span.start);
        const bool goesOn =
            !spans.isEmpty() && (first.isLower() || first.isDigit()) && draft.at(spans.last().end() - 1) == u'.'
            && !QStringView(draft).mid(spans.last().end(), sentence.span.start - spans.last().end()).contains(u'\n');
        if (goesOn)
            spans.last().length = sentence.span.end() - spans.last().start;
        else
            spans.append(sentence.span);
    }
    return spans;
}

bool areTouching(const TextSpan &a, const TextSpan &b)
{
    return a.start < b.end() && b.start < a.end();
}

} // namespace

QList<ReplyPromise> findPromises(const QString &draft, const QList<WordingSpan> &wording,
                                 const BusinessCalendar &calendar, TimePoint now)
{
    QList<TextSpan> told;
    for (const WordingSpan &span : wording)
        if (span.kind == WordingKind::Promise)
            told.append({span.start, span.length});
    QList<ReplyPromise> promises;
    if (told.isEmpty())
        return promises;
    const auto isTold = [&](const TextSpan &span) {
        return std::ranges::any_of(told, [&](const TextSpan &one) { return areTouching(one, span); });
    };
    const QList<TextSpan> sentences = sentencesOf(draft.left(longestTypedText));
    for (const TextSpan &sentence : sentences) {
        if (!isTold(sentence))
            continue;
        const QList<DuePhrase> phrases =
            findDuePhrases(QStringView(draft).mid(sentence.start, sentence.length), calendar, now);
        for (const DuePhrase &phrase : phrases) {
            const TextSpan span{phrase.span.start + sentence.start, phrase.span.length};
            if (!isTold(span) || !isOurs(clauseAround(draft, sentence, span)))
                continue;
            // closing time is the last moment of work, not the first without
            const bool isOpen = calendar.isOpenAt(phrase.due - std::chrono::minutes(1));
            if (promises.size() == mostPromises)
                return promises;
            promises.append({span, sentence, phrase.due, phrase.isAmbiguous, !isOpen});
        }
    }
    return promises;
}

} // namespace otklik
