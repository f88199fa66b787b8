#include "guidance/matrix/matrixjson.h"

#include <QJsonArray>

namespace otklik {

namespace {

QJsonObject json(const QMap<QString, QStringList> &conditions)
{
    QJsonObject object;
    for (auto it = conditions.cbegin(); it != conditions.cend(); ++it)
        object.insert(it.key(), QJsonArray::fromStringList(it.value()));
    return object;
}

QJsonObject json(const MatrixQuestion &question)
{
    QJsonArray answers;
    for (const MatrixAnswer &answer : question.answers)
        answers.append(QJsonObject{{QStringLiteral("key"), answer.key}, {QStringLiteral("title"), toJson(answer.title)}});
    QJsonObject object{{QStringLiteral("key"), question.key},
                       {QStringLiteral("title"), toJson(question.title)},
                       {QStringLiteral("answers"), answers}};
    if (question.label != LocalText())
        object.insert(QStringLiteral("label"), toJson(question.label));
    if (!question.alsoAsked.isEmpty())
        object.insert(QStringLiteral("also_asked"), json(question.alsoAsked));
    return object;
}

QJsonObject json(const MatrixRow &row)
{
    return {{QStringLiteral("key"), row.key},
            {QStringLiteral("when"), json(row.conditions)},
            {QStringLiteral("outcome"), QString(nameOf(row.outcome))},
            {QStringLiteral("approval"), QString(nameOf(row.approval))},
            {QStringLiteral("tactic"), toJson(row.tactic)}};
}

} // namespace

QJsonObject matrixJson(const Matrix &matrix)
{
    QJsonArray questions;
    for (const MatrixQuestion &question : matrix.questions)
        questions.append(json(question));
    QJsonArray rows;
    for (const MatrixRow &row : matrix.rows)
        rows.append(json(row));
    return {{QStringLiteral("version"), matrix.version},
            {QStringLiteral("questions"), questions},
            {QStringLiteral("rows"), rows}};
}

} // namespace otklik
