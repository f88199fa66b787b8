#pragma once

#include "guidance/learning/textmodel.h"
#include "models/teamdocument.h"

#include <optional>

namespace otklik::server {

class Store;

/// The versions of what a team has taught for one question. The newest counts; none, or an empty one:
/// the words of the lexicons do.
class ModelVersions final
{
public:
    ModelVersions(Store &store, TeamDocumentKind kind)
        : m_store(store)
        , m_kind(kind)
    {}

    /// The model in use; none, too, when the stored one cannot be read, as one of another version of Otklik.
    [[nodiscard]] Result<std::optional<TextModel>> inUse() const;
    /// Oldest first; without their bodies.
    [[nodiscard]] Result<QList<TeamDocument>> versions() const;
    /// Puts a model to use; answers its version.
    [[nodiscard]] Result<qint64> publish(const TextModel &model, const QString &note);
    /// Puts an older version to use again, 0 for the words; without `version`, what was used before the
    /// newest. Codes "no_model" when there is nothing to go back from, "no_such_version",
    /// "version_unusable" for a model that cannot be read any more.
    [[nodiscard]] Result<qint64> revert(std::optional<qint64> version);

private:
    Store &m_store;
    const TeamDocumentKind m_kind;
};

} // namespace otklik::server
