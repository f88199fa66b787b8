#include "guidance/matrix/matrix.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>

namespace otklik {

namespace {

/// Reads the JSON form, remembering the first thing that is wrong.
class Reader final
{
public:
    Result<Matrix> read(const QByteArray &json)
    {
        QJsonParseError error;
        const QJsonObject root = QJsonDocument::fromJson(json, &error).object();
        if (error.error != QJsonParseError::NoError)
            complain(place(json, error.offset) + QStringLiteral(": ") + error.errorString());
        Matrix matrix;
        matrix.version = root.value(u"version").toInteger(1);
        const auto questions = root.value(u"questions").toArray();
        for (const QJsonValue &value : questions)
            matrix.questions.append(question(value.toObject()));
        for (const MatrixQuestion &question : std::as_const(matrix.questions))
            checkKeys(QStringLiteral("question ") + question.key, question.alsoAsked);
        const auto rows = root.value(u"rows").toArray();
        for (const QJsonValue &value : rows)
            matrix.rows.append(row(value.toObject()));
        if (matrix.questions.isEmpty() || matrix.rows.isEmpty())
            complain(QStringLiteral("no questions or no rows"));
        if (!m_problem.isEmpty())
            return failure(Error::Kind::CorrectInput, QStringLiteral("bad_matrix"), m_problem);
        return matrix;
    }

private:
    void complain(const QString &problem)
    {
        if (m_problem.isEmpty())
            m_problem = problem;
    }

    static QString place(const QByteArray &json, qsizetype offset)
    {
        const QByteArray before = json.left(offset);
        const qsizetype column = QString::fromUtf8(before.mid(before.lastIndexOf('\n') + 1)).size() + 1;
        return QStringLiteral("line %1, column %2").arg(before.count('\n') + 1).arg(column);
    }

    QString key(const QJsonObject &object, QSet<QString> &taken, const char *what)
    {
        const QString key = object.value(u"key").toString();
        if (key.isEmpty() || taken.contains(key))
            complain(QStringLiteral("%1 %2: the key is missing or used twice: \"%3\"")
                         .arg(QString::fromLatin1(what))
                         .arg(taken.size() + 1)
                         .arg(key));
        taken.insert(key);
        return key;
    }

    MatrixQuestion question(const QJsonObject &object)
    {
        MatrixQuestion question{key(object, m_questionKeys, "question"), localTextOf(object.value(u"title")), {},
                                localTextOf(object.value(u"label")), conditions(object.value(u"also_asked"))};
        QSet<QString> &answers = m_answerKeys[question.key];
        const auto values = object.value(u"answers").toArray();
        for (const QJsonValue &value : values)
            question.answers.append({key(value.toObject(), answers, "answer"), localTextOf(value.toObject().value(u"title"))});
        if (question.answers.isEmpty())
            complain(QStringLiteral("question without answers: ") + question.key);
        return question;
    }

    static QMap<QString, QStringList> conditions(const QJsonValue &value)
    {
        QMap<QString, QStringList> conditions;
        const QJsonObject when = value.toObject();
        for (auto it = when.begin(); it != when.end(); ++it) {
            QStringList &fitting = conditions[it.key()];
            const auto keys = it.value().toArray();
            for (const QJsonValue &key : keys)
                fitting.append(key.toString());
        }
        return conditions;
    }

    void checkKeys(const QString &place, const QMap<QString, QStringList> &conditions)
    {
        for (auto it = conditions.begin(); it != conditions.end(); ++it) {
            if (!m_questionKeys.contains(it.key()))
                complain(QStringLiteral("%1: no question \"%2\"").arg(place, it.key()));
            for (const QString &key : it.value())
                if (!m_answerKeys.value(it.key()).contains(key))
                    complain(QStringLiteral("%1: %2 has no answer \"%3\"").arg(place, it.key(), key));
        }
    }

    MatrixRow row(const QJsonObject &object)
    {
        MatrixRow row;
        row.key = key(object, m_rowKeys, "row");
        row.tactic = localTextOf(object.value(u"tactic"));
        row.conditions = conditions(object.value(u"when"));
        checkKeys(QStringLiteral("row ") + row.key, row.conditions);
        const auto outcome = fromName<Outcome>(object.value(u"outcome").toString());
        const auto approval = fromName<Approval>(object.value(u"approval").toString(QStringLiteral("nobody")));
        if (!outcome || !approval)
            complain(QStringLiteral("row %1: unknown outcome or approval").arg(row.key));
        row.outcome = outcome.value_or(Outcome::AnswerInPlace);
        row.approval = approval.value_or(Approval::Nobody);
        return row;
    }

    QString m_problem;
    QSet<QString> m_questionKeys;
    QSet<QString> m_rowKeys;
    QMap<QString, QSet<QString>> m_answerKeys;
};

/// The answers that are valid for the matrix; others count as not given.
QMap<QString, QString> knownAnswers(const Matrix &matrix, const QJsonObject &answers)
{
    QMap<QString, QString> known;
    for (const MatrixQuestion &question : matrix.questions) {
        const QString answer = answers.value(question.key).toString();
        const bool isValid = std::any_of(question.answers.begin(), question.answers.end(),
                                         [&](const MatrixAnswer &one) { return one.key == answer; });
        if (isValid)
            known.insert(question.key, answer);
    }
    return known;
}

bool mayFit(const MatrixRow &row, const QMap<QString, QString> &answers)
{
    for (auto it = row.conditions.begin(); it != row.conditions.end(); ++it) {
        const auto answer = answers.constFind(it.key());
        if (answer != answers.constEnd() && !it.value().contains(*answer))
            return false;
    }
    return true;
}

bool surelyFits(const MatrixRow &row, const QMap<QString, QString> &answers)
{
    return std::all_of(row.conditions.keyBegin(), row.conditions.keyEnd(),
                       [&](const QString &question) { return answers.contains(question); });
}

} // namespace

Result<Matrix> parseMatrix(const QByteArray &json)
{
    return Reader().read(json);
}

bool isAlsoAsked(const MatrixQuestion &question, const QJsonObject &answers)
{
    const auto &when = question.alsoAsked;
    return !when.isEmpty() && std::all_of(when.keyValueBegin(), when.keyValueEnd(), [&](const auto &condition) {
        return condition.second.contains(answers.value(condition.first).toString());
    });
}

Matrix defaultMatrix()
{
    QFile file(QStringLiteral(":/otklik/matrix/default.json"));
    const bool isOpen = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(isOpen, "defaultMatrix", "the built-in matrix is missing");
    Q_UNUSED(isOpen)
    return parseMatrix(file.readAll()).value_or(Matrix());
}

MatrixPosition evaluate(const Matrix &matrix, const QJsonObject &answers)
{
    const QMap<QString, QString> known = knownAnswers(matrix, answers);
    MatrixPosition position;
    for (qsizetype i = 0; i < matrix.rows.size(); ++i)
        if (mayFit(matrix.rows.at(i), known))
            position.possibleRows.append(static_cast<int>(i));
    for (const int row : position.possibleRows) {
        if (!surelyFits(matrix.rows.at(row), known))
            continue;
        position.row = row;
        position.possibleRows = {row};
        return position;
    }
    for (const MatrixQuestion &question : matrix.questions) {
        const bool matters = std::any_of(position.possibleRows.begin(), position.possibleRows.end(), [&](int row) {
            return matrix.rows.at(row).conditions.contains(question.key);
        });
        if (matters && !known.contains(question.key))
            position.openQuestions.append(question.key);
    }
    return position;
}

} // namespace otklik
