#pragma once

#include "guidance/matrix/matrixcheck.h"

#include <QCoreApplication>

namespace otklik {

/// Why a draft cannot be published, and where it shows.
struct MatrixProblem final
{
    enum class Kind {
        Fault,      ///< what checkMatrix() found
        NoText,     ///< a question, an answer or a tactic lacks a language
        NoAnswers,  ///< of a question
        NoRows,
        NoQuestions,
        TooLong,    ///< more than a document may be
    };

    Kind kind = Kind::Fault;
    MatrixFault fault{};
    int question = -1; ///< of NoText, NoAnswers
    int answer = -1;   ///< of NoText, with `question`
    int row = -1;      ///< of NoText
    QString language{}; ///< of NoText: the one that is missing, "ru" or "en"

    /// The rows to mark.
    [[nodiscard]] QList<int> rows() const;
    friend bool operator==(const MatrixProblem &, const MatrixProblem &) = default;
};

/// What a check of the rows does not see: missing texts, missing parts.
[[nodiscard]] QList<MatrixProblem> incompleteParts(const Matrix &matrix);

/// Problems in words.
class MatrixProblemText final
{
    Q_DECLARE_TR_FUNCTIONS(MatrixProblemText)

public:
    [[nodiscard]] static QString sentence(const MatrixProblem &problem, const Matrix &matrix, QStringView language);
    /// "Who writes? – A troll; Where? – On our own page".
    [[nodiscard]] static QString example(const QJsonObject &answers, const Matrix &matrix, QStringView language);

private:
    static QString faultSentence(const MatrixFault &fault, const Matrix &matrix, QStringView language);
    static QString rowNumbers(const QList<int> &rows);
};

} // namespace otklik
