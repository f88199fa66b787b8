#pragma once

#include "guidance/localtext.h"
#include "models/result.h"
#include "models/supportcase.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QStringList>

namespace otklik {

struct MatrixAnswer final
{
    QString key;
    LocalText title;

    friend bool operator==(const MatrixAnswer &, const MatrixAnswer &) = default;
};

struct MatrixQuestion final
{
    QString key;
    LocalText title;
    QList<MatrixAnswer> answers;
    LocalText label{}; ///< a few words that go before an answer like "yes"; empty where the answers speak for themselves
    /// Asked with these answers (question key → answer keys) even where no row
    /// needs it: the checks of the reply do, as with the question of fault (C3).
    QMap<QString, QStringList> alsoAsked{};

    friend bool operator==(const MatrixQuestion &, const MatrixQuestion &) = default;
};

/// Who has to agree before an outcome is carried out.
enum class Approval { Nobody, Lead };

template <>
struct EnumNames<Approval>
{
    using enum Approval;
    static constexpr EnumTable<Approval, 2> table{{
        {Nobody, QLatin1StringView("nobody")},
        {Lead, QLatin1StringView("lead")},
    }};
};

/// One row: it fits when every condition's question has one of its answers;
/// questions without a condition do not matter.
struct MatrixRow final
{
    QString key;
    QMap<QString, QStringList> conditions; ///< question key → answer keys that fit
    Outcome outcome = Outcome::AnswerInPlace;
    Approval approval = Approval::Nobody;
    LocalText tactic;

    friend bool operator==(const MatrixRow &, const MatrixRow &) = default;
};

/// The response matrix (D1): a decision table as data. For every complete set
/// of answers exactly one row is to fit; checkMatrix() says where that fails.
struct Matrix final
{
    qint64 version = 1;
    QList<MatrixQuestion> questions;
    QList<MatrixRow> rows;

    friend bool operator==(const Matrix &, const Matrix &) = default;
};

/// Reads the JSON form (see resources/matrix/default.json). Error kind
/// CorrectInput, code "bad_matrix", detail what is wrong and where: the line and
/// column, or the question or row by its number and key.
[[nodiscard]] Result<Matrix> parseMatrix(const QByteArray &json);

/// Whether `question` is asked for the sake of the reply, whatever the rows need.
[[nodiscard]] bool isAlsoAsked(const MatrixQuestion &question, const QJsonObject &answers);

/// The matrix a new workspace starts with.
[[nodiscard]] Matrix defaultMatrix();

/// Where a set of answers, complete or not, stands in the matrix.
struct MatrixPosition final
{
    int row = -1;               ///< the row that fits whatever the open questions are answered; -1: not yet
    QList<int> possibleRows;    ///< rows that may still fit
    QStringList openQuestions;  ///< keys still to be answered, in order; empty when a row is found
};

/// `answers`: question key → answer key, as Decision::answers. Unknown keys
/// and answers count as not answered.
[[nodiscard]] MatrixPosition evaluate(const Matrix &matrix, const QJsonObject &answers);

} // namespace otklik
