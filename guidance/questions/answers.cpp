#include "guidance/questions/questions.h"

#include "guidance/questions/answervalues.h"
#include "guidance/questions/sentences.h"
#include "guidance/questions/stems.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace otklik {

namespace {

constexpr qsizetype readAtMost = 20'000;
constexpr qsizetype evidenceAtMost = 4;

/// A sentence of the draft that could answer something.
struct Statement final
{
    TextSpan span;
    QHash<QString, TextSpan> stems;
};

QList<Statement> statementsOf(const QString &draft)
{
    QList<Statement> statements;
    for (const Sentence &sentence : splitSentences(draft)) {
        if (sentence.isQuestion)
            continue;
        Statement statement{sentence.span, {}};
        for (const StemmedWord &word : stemWords(QStringView(draft).mid(sentence.span.start, sentence.span.length)))
            statement.stems.insert(word.stem, {word.span.start + sentence.span.start, word.span.length});
        statements.append(statement);
    }
    return statements;
}

QList<TextSpan> within(const QList<TextSpan> &values, const TextSpan &span)
{
    QList<TextSpan> inside;
    for (const TextSpan &value : values)
        if (value.start >= span.start && value.end() <= span.end())
            inside.append(value);
    return inside;
}

/// What the stemmer leaves on some verbs and takes from others: «вернёте» and «вернём».
bool isVerbEnding(QStringView rest)
{
    static const QSet<QString> endings = [] {
        const QString all = QStringLiteral("у ю ут ют ет ем еш ешь ете ит им иш ишь ите ат ят");
        const QStringList each = all.split(u' ');
        return QSet<QString>(each.begin(), each.end());
    }();
    return rest.isEmpty() || endings.contains(rest.toString());
}

/// Equal, or forms that the stemmer leaves apart: «привезут» and «привезёт».
bool isSameStem(const QString &a, const QString &b)
{
    if (a == b)
        return true;
    if (a.front() != b.front())
        return false;
    const auto differ = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    const qsizetype common = differ.first - a.begin();
    if (common >= 5)
        return common + 3 >= std::max(a.size(), b.size());
    return common == 4 && isVerbEnding(QStringView(a).mid(common)) && isVerbEnding(QStringView(b).mid(common));
}

/// Whether a question speaks of its thing by a pronoun only: «когда его привезут?»
bool pointsBack(const QString &question)
{
    static const QRegularExpression pronoun(
        QStringLiteral("\\b(?:его|ее|её|их|ему|ей|он|она|оно|они|это|этого|этому|там|туда|it|they|them|that|there)\\b"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    return question.contains(pronoun);
}

/// Answers one question from the statements of a draft.
class Matcher final
{
public:
    Matcher(const QString &draft, const QList<Statement> &statements) : m_draft(draft), m_statements(statements)
    {
        for (QChar &c : m_draft) // unit for unit, so that places stay what they are
            c = c.toLower();
    }


    /// `isAlone`: no other question asks for the same type, so a value of that
    /// type can only answer this one.
    QuestionMatch match(const Question &question, const QSet<QString> &topic, bool isAlone)
    {
        const QList<TextSpan> &values = valuesOf(question.asks);
        QuestionMatch best;
        qsizetype bestScore = 0;
        for (qsizetype i = 0; i < m_statements.size(); ++i) {
            QList<TextSpan> shared = sharedWords(m_statements.at(i), topic);
            QList<TextSpan> found = within(values, m_statements.at(i).span);
            // «Понимаем, что вы ждёте заказ. Курьер приедет завтра.»
            if (found.isEmpty() && !shared.isEmpty() && i + 1 < m_statements.size())
                found = within(values, m_statements.at(i + 1).span);
            const qsizetype score = scoreOf(question, topic, shared.size(), found.size(), isAlone);
            if (score <= bestScore)
                continue;
            bestScore = score;
            best.isAnswered = true;
            best.evidence = found.isEmpty() ? shared : found;
            best.evidence.resize(std::min(best.evidence.size(), evidenceAtMost));
        }
        return best;
    }

private:
    static QList<TextSpan> sharedWords(const Statement &statement, const QSet<QString> &topic)
    {
        QList<TextSpan> shared;
        for (auto it = statement.stems.begin(); it != statement.stems.end(); ++it)
            if (std::any_of(topic.begin(), topic.end(), [&](const QString &stem) { return isSameStem(stem, it.key()); }))
                shared.append(*it);
        std::sort(shared.begin(), shared.end(), [](const auto &a, const auto &b) { return a.start < b.start; });
        return shared;
    }

    static qsizetype scoreOf(const Question &question, const QSet<QString> &topic, qsizetype shared, qsizetype values,
                             bool isAlone)
    {
        if (question.asks == AnswerType::Anything)
            return shared >= std::min<qsizetype>(2, std::max<qsizetype>(1, topic.size())) ? shared : 0;
        // a date stands by itself, a "no" does not
        const bool isTelling = question.asks != AnswerType::YesNo && question.asks != AnswerType::Person
            && question.asks != AnswerType::Amount;
        if (values > 0 && (shared > 0 || (isAlone && isTelling) || topic.isEmpty()))
            return 10 + shared;
        const bool isSoft = question.asks == AnswerType::YesNo || question.asks == AnswerType::Way
            || question.asks == AnswerType::Reason || question.asks == AnswerType::Person;
        return isSoft && shared >= 2 && shared * 2 >= topic.size() ? shared : 0;
    }

    const QList<TextSpan> &valuesOf(AnswerType type)
    {
        auto it = m_values.find(type);
        if (it == m_values.end())
            it = m_values.insert(type, findAnswerValues(type, m_draft));
        return *it;
    }

    QString m_draft;
    const QList<Statement> &m_statements;
    QHash<AnswerType, QList<TextSpan>> m_values;
};

} // namespace

QList<QuestionMatch> matchAnswers(const QList<Question> &questions, const QString &draft)
{
    QList<QuestionMatch> matches(questions.size());
    const QString head = draft.left(readAtMost);
    if (questions.isEmpty() || head.trimmed().isEmpty())
        return matches;
    const QList<Statement> statements = statementsOf(head);
    Matcher matcher(head, statements);
    QSet<QString> before;
    for (qsizetype i = 0; i < questions.size(); ++i) {
        const Question &question = questions.at(i);
        QSet<QString> topic = pointsBack(question.text) ? before : QSet<QString>();
        for (const StemmedWord &word : stemWords(question.text))
            topic.insert(word.stem);
        before = topic;
        const auto sameType = std::count_if(questions.begin(), questions.end(), [&](const Question &other) {
            return other.asks == question.asks && !other.isRhetorical;
        });
        matches[i] = matcher.match(question, topic, sameType == 1);
    }
    return matches;
}

} // namespace otklik
