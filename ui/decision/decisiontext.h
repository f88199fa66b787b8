#pragma once

#include "guidance/matrix/matrix.h"
#include "models/conversation.h"

#include <QCoreApplication>

namespace otklik {

/// The decision in words.
class DecisionText final
{
    Q_DECLARE_TR_FUNCTIONS(DecisionText)

public:
    [[nodiscard]] static QString outcome(Outcome outcome);
    /// What a chip says: the answer, with the question where the answer alone says nothing ("Yes").
    [[nodiscard]] static QString chip(const MatrixQuestion &question, const QString &answerKey, QStringView language);
    /// A row's condition for the table: "a or b", "all but c", a dash where it does not matter.
    [[nodiscard]] static QString condition(const MatrixQuestion &question, const MatrixRow &row, QStringView language);
    /// Quotes the words that a hint rests on, and how sure it is; empty without any.
    [[nodiscard]] static QString evidence(const QStringList &words, double confidence = 0);
};

} // namespace otklik
