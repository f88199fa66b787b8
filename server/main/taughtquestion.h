#pragma once

#include "guidance/triage/triage.h"
#include "models/teamdocument.h"

#include <optional>

namespace otklik::server {

/// A question of the matrix that a team can teach the hints to answer.
struct TaughtQuestion final
{
    QString name; ///< as in the matrix: "about", "character", "who"
    TeamDocumentKind document = TeamDocumentKind::ModelAbout;
    QStringList labels; ///< the answers that a hint can give

    /// What the hint says about a text when `model` is in use; without one, the words decide.
    [[nodiscard]] QString hint(const QString &text, const TextModel *model) const;
};

[[nodiscard]] std::optional<TaughtQuestion> taughtQuestion(const QString &name);

} // namespace otklik::server
