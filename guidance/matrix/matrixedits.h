#pragma once

#include "guidance/matrix/matrix.h"

#include <optional>

namespace otklik {

/// The steps in which a matrix is edited. Places are positions in its lists and
/// must exist, `at` may stand behind the last. Conditions never name a question
/// or an answer that is not there.
namespace matrixedits {

/// A question with the answers yes and no.
void addQuestion(Matrix &matrix, qsizetype at);
/// Takes the conditions on it along.
void removeQuestion(Matrix &matrix, qsizetype question);
void addAnswer(Matrix &matrix, qsizetype question, qsizetype at);
/// Rows lose the answer; a row that had no other keeps a condition that nothing
/// meets, so that the check names it.
void removeAnswer(Matrix &matrix, qsizetype question, qsizetype answer);

/// A row of these conditions, with the outcome of the row above it.
void addRow(Matrix &matrix, qsizetype at, const QMap<QString, QStringList> &conditions = {});
void duplicateRow(Matrix &matrix, qsizetype row);
/// In the order of the answers; nothing, or all of them: the question does not matter.
void setCondition(Matrix &matrix, qsizetype row, qsizetype question, const std::optional<QStringList> &answers);

} // namespace matrixedits

} // namespace otklik
