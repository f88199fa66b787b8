#include "ui/decision/decisiontext.h"

#include "ui/common/plaintext.h"

#include <algorithm>

namespace otklik {

namespace {

QString titleOf(const MatrixQuestion &question, const QString &answerKey, QStringView language)
{
    const auto it = std::find_if(question.answers.cbegin(), question.answers.cend(),
                                 [&](const MatrixAnswer &answer) { return answer.key == answerKey; });
    return it == question.answers.cend() ? QString() : it->title.in(language);
}

} // namespace

QString DecisionText::outcome(Outcome outcome)
{
    switch (outcome) {
    case Outcome::AnswerInPlace: return tr("Answer in place");
    case Outcome::AnswerAndPublish: return tr("Answer in place and publish on our site");
    case Outcome::PublishOnly: return tr("Do not join, publish on our site");
    case Outcome::NoReaction: return tr("No reaction");
    case Outcome::MoveToPrivate: return tr("Move to private");
    case Outcome::RemoveWithNotice: return tr("Remove with notice");
    }
    return {};
}

QString DecisionText::chip(const MatrixQuestion &question, const QString &answerKey, QStringView language)
{
    const QString answer = titleOf(question, answerKey, language);
    const QString &label = question.label.in(language);
    if (label.isEmpty())
        return answer.isEmpty() ? question.title.in(language) : answer;
    if (answer.isEmpty())
        return label + u'?';
    return label + QStringLiteral(": ") + answer.at(0).toLower() + answer.mid(1);
}

QString DecisionText::condition(const MatrixQuestion &question, const MatrixRow &row, QStringView language)
{
    const QStringList keys = row.conditions.value(question.key);
    if (keys.isEmpty())
        return QStringLiteral("–");
    QStringList fitting;
    QStringList others;
    for (const MatrixAnswer &answer : question.answers)
        (keys.contains(answer.key) ? fitting : others).append(answer.title.in(language));
    if (others.isEmpty())
        return QStringLiteral("–");
    // "All but a troll" is read sooner than the list of everybody else.
    if (others.size() < fitting.size())
        return tr("All but: %1").arg(others.join(QStringLiteral(", ")));
    //: between two answers, either of which fits
    return fitting.join(tr(" or "));
}

QString DecisionText::evidence(const QStringList &words, double confidence)
{
    QStringList quoted;
    for (const QString &word : words)
        quoted.append(tr("“%1”").arg(plaintext::isolated(plaintext::oneLine(word))));
    quoted.removeDuplicates();
    if (quoted.isEmpty())
        return {};
    const QString because = quoted.mid(0, 5).join(QStringLiteral(", "));
    if (confidence <= 0)
        return tr("A hint, because of %1").arg(because);
    return tr("A hint, %1 % sure, because of %2").arg(qRound(confidence * 100)).arg(because);
}

} // namespace otklik
