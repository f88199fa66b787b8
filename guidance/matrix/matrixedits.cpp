#include "guidance/matrix/matrixedits.h"

#include <algorithm>

namespace otklik {

namespace {

/// "row_7": the first number that no key of the list has.
template <class Items>
QString freeKey(const Items &items, const QString &stem)
{
    for (qsizetype number = items.size() + 1;; ++number) {
        const QString key = stem + u'_' + QString::number(number);
        if (std::none_of(items.begin(), items.end(), [&](const auto &item) { return item.key == key; }))
            return key;
    }
}

void forgetAnswer(QMap<QString, QStringList> &conditions, const QString &question, const QString &answer)
{
    if (const auto found = conditions.find(question); found != conditions.end())
        found->removeAll(answer);
}

} // namespace

void matrixedits::addQuestion(Matrix &matrix, qsizetype at)
{
    MatrixQuestion question{freeKey(matrix.questions, QStringLiteral("question")),
                            {QStringLiteral("Новый вопрос"), QStringLiteral("New question")},
                            {}};
    question.answers = {{QStringLiteral("yes"), {QStringLiteral("Да"), QStringLiteral("Yes")}},
                        {QStringLiteral("no"), {QStringLiteral("Нет"), QStringLiteral("No")}}};
    matrix.questions.insert(at, question);
}

void matrixedits::removeQuestion(Matrix &matrix, qsizetype question)
{
    const QString key = matrix.questions.takeAt(question).key;
    for (MatrixRow &row : matrix.rows)
        row.conditions.remove(key);
    for (MatrixQuestion &other : matrix.questions)
        other.alsoAsked.remove(key);
}

void matrixedits::addAnswer(Matrix &matrix, qsizetype question, qsizetype at)
{
    QList<MatrixAnswer> &answers = matrix.questions[question].answers;
    answers.insert(at, {freeKey(answers, QStringLiteral("answer")),
                        {QStringLiteral("Новый ответ"), QStringLiteral("New answer")}});
}

void matrixedits::removeAnswer(Matrix &matrix, qsizetype question, qsizetype answer)
{
    const QString key = matrix.questions.at(question).key;
    const QString answerKey = matrix.questions[question].answers.takeAt(answer).key;
    for (MatrixRow &row : matrix.rows)
        forgetAnswer(row.conditions, key, answerKey);
    for (MatrixQuestion &other : matrix.questions) {
        forgetAnswer(other.alsoAsked, key, answerKey);
        if (other.alsoAsked.contains(key) && other.alsoAsked.value(key).isEmpty())
            other.alsoAsked.clear(); // never asked for its sake any more
    }
}

void matrixedits::addRow(Matrix &matrix, qsizetype at, const QMap<QString, QStringList> &conditions)
{
    MatrixRow row;
    row.key = freeKey(matrix.rows, QStringLiteral("row"));
    row.conditions = conditions;
    if (at > 0)
        row.outcome = matrix.rows.at(at - 1).outcome;
    if (row.outcome == Outcome::RemoveWithNotice)
        row.approval = Approval::Lead;
    matrix.rows.insert(at, row);
}

void matrixedits::duplicateRow(Matrix &matrix, qsizetype row)
{
    MatrixRow twin = matrix.rows.at(row);
    twin.key = freeKey(matrix.rows, QStringLiteral("row"));
    matrix.rows.insert(row + 1, twin);
}

void matrixedits::setCondition(Matrix &matrix, qsizetype row, qsizetype question,
                               const std::optional<QStringList> &answers)
{
    const MatrixQuestion &asked = matrix.questions.at(question);
    QStringList fitting;
    for (const MatrixAnswer &answer : asked.answers)
        if (answers && answers->contains(answer.key))
            fitting.append(answer.key);
    auto &conditions = matrix.rows[row].conditions;
    if (!answers || fitting.size() == asked.answers.size())
        conditions.remove(asked.key);
    else
        conditions.insert(asked.key, fitting);
}

} // namespace otklik
