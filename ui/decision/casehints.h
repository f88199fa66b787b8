#pragma once

#include "guidance/matrix/matrix.h"
#include "guidance/triage/triage.h"
#include "models/conversation.h"

#include <QHash>
#include <QStringList>

namespace otklik {

/// A question of the matrix that the messages themselves answer, or that a person has
/// answered against the guess.
struct CaseHint final
{
    QString answer; ///< key of the matrix's answer
    QStringList words{}; ///< what it rests on, as written
    double confidence = 0; ///< 0 … 1; 0: not known
    QString guess{}; ///< what was guessed, before anybody overruled it
    bool isOverruled = false;

    friend bool operator==(const CaseHint &, const CaseHint &) = default;
};

/// How heated the person is (T4). Not a question of the matrix: it orders the queue and teaches the guesses.
[[nodiscard]] const MatrixQuestion &heatQuestion();

/// Hints for a case, by question key, from everything the customer has written since
/// somebody answered last; what people said about the case goes before the guesses (T5).
[[nodiscard]] QHash<QString, CaseHint> caseHints(const Conversation &conversation, const TeamModels &models = {});

/// What the case is about: as it was decided, else as the newest word or guess has it; none: nothing tells.
[[nodiscard]] std::optional<ProblemType> problemOf(const Conversation &conversation, const TeamModels &models = {});

} // namespace otklik
