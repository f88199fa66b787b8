#pragma once

#include "models/teamdocument.h"

#include <optional>

namespace otklik::server {

class Rows;

/// What the team has published about how it works.
class TeamDocumentStore final
{
public:
    explicit TeamDocumentStore(Rows &rows) : m_rows(rows) { }

    /// The newest version; none: the built-in one counts.
    [[nodiscard]] std::optional<TeamDocument> newest(TeamDocumentKind kind);
    [[nodiscard]] std::optional<TeamDocument> version(TeamDocumentKind kind, qint64 version);
    /// Stores the next version of a kind and returns it.
    TeamDocument publish(TeamDocument document);

private:
    Rows &m_rows;
};

} // namespace otklik::server
