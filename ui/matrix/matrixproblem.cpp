#include "ui/matrix/matrixproblem.h"

namespace otklik {

namespace {

void checkText(const LocalText &text, const MatrixProblem &place, QList<MatrixProblem> *problems)
{
    for (const auto &[language, written] : {std::pair(QStringLiteral("ru"), text.ru), std::pair(QStringLiteral("en"), text.en)}) {
        if (!written.trimmed().isEmpty())
            continue;
        MatrixProblem problem = place;
        problem.language = language;
        problems->append(problem);
    }
}

MatrixProblem noText(int question, int answer, int row)
{
    return {MatrixProblem::Kind::NoText, {}, question, answer, row};
}

} // namespace

QList<int> MatrixProblem::rows() const
{
    if (kind == Kind::Fault)
        return fault.rows;
    return row >= 0 ? QList<int>{row} : QList<int>();
}

QList<MatrixProblem> incompleteParts(const Matrix &matrix)
{
    QList<MatrixProblem> problems;
    if (matrix.questions.isEmpty())
        problems.append({MatrixProblem::Kind::NoQuestions});
    if (matrix.rows.isEmpty())
        problems.append({MatrixProblem::Kind::NoRows});
    for (int q = 0; q < static_cast<int>(matrix.questions.size()); ++q) {
        const MatrixQuestion &question = matrix.questions.at(q);
        checkText(question.title, noText(q, -1, -1), &problems);
        for (int a = 0; a < static_cast<int>(question.answers.size()); ++a)
            checkText(question.answers.at(a).title, noText(q, a, -1), &problems);
        if (question.answers.isEmpty())
            problems.append({MatrixProblem::Kind::NoAnswers, {}, q});
    }
    for (int row = 0; row < static_cast<int>(matrix.rows.size()); ++row)
        checkText(matrix.rows.at(row).tactic, noText(-1, -1, row), &problems);
    return problems;
}

QString MatrixProblemText::example(const QJsonObject &answers, const Matrix &matrix, QStringView language)
{
    QStringList parts;
    for (const MatrixQuestion &question : matrix.questions)
        for (const MatrixAnswer &answer : question.answers)
            if (answers.value(question.key).toString() == answer.key)
                parts.append(question.title.in(language) + QStringLiteral(" – ") + answer.title.in(language));
    return parts.isEmpty() ? tr("any answers") : parts.join(QStringLiteral("; "));
}

QString MatrixProblemText::rowNumbers(const QList<int> &rows)
{
    QStringList numbers;
    for (const int row : rows)
        numbers.append(QString::number(row + 1));
    return numbers.join(QStringLiteral(", "));
}

QString MatrixProblemText::faultSentence(const MatrixFault &fault, const Matrix &matrix, QStringView language)
{
    const QString shown = example(fault.example, matrix, language);
    switch (fault.kind) {
    case MatrixFault::Kind::Gap: return tr("No row fits: %1").arg(shown);
    case MatrixFault::Kind::Overlap: return tr("Rows %1 both fit: %2").arg(rowNumbers(fault.rows), shown);
    case MatrixFault::Kind::Unreachable:
        if (fault.shadowedBy.isEmpty())
            return tr("Row %1 never fits: a condition has no answer").arg(rowNumbers(fault.rows));
        return tr("Row %1 is never reached: all it would fit is taken above, by %2")
            .arg(rowNumbers(fault.rows), rowNumbers(fault.shadowedBy));
    case MatrixFault::Kind::TooLarge:
        return tr("The check gave up: too many rows lie across one another. Let rows exclude each other.");
    }
    return {};
}

QString MatrixProblemText::sentence(const MatrixProblem &problem, const Matrix &matrix, QStringView language)
{
    const QString missing = problem.language == u"ru" ? tr("Russian") : tr("English");
    const auto title = [&] { return matrix.questions.at(problem.question).title.in(language); };
    switch (problem.kind) {
    case MatrixProblem::Kind::Fault: return faultSentence(problem.fault, matrix, language);
    case MatrixProblem::Kind::NoText:
        if (problem.row >= 0)
            return tr("Row %1 has no tactic in this language: %2").arg(problem.row + 1).arg(missing);
        if (problem.answer >= 0)
            return tr("Answer %1 of “%2” has no text in this language: %3")
                .arg(problem.answer + 1)
                .arg(title(), missing);
        return tr("Question %1 has no text in this language: %2").arg(problem.question + 1).arg(missing);
    case MatrixProblem::Kind::NoAnswers: return tr("The question “%1” has no answers").arg(title());
    case MatrixProblem::Kind::NoRows: return tr("There are no rows");
    case MatrixProblem::Kind::NoQuestions: return tr("There are no questions");
    case MatrixProblem::Kind::TooLong: return tr("The matrix is too long to be published: shorten the tactics");
    }
    return {};
}

} // namespace otklik
