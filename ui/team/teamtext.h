#pragma once

#include "models/teamdocument.h"

#include <QCoreApplication>

namespace otklik {

/// What the team's documents are called, what each is for, how it is written.
class TeamText final
{
    Q_DECLARE_TR_FUNCTIONS(TeamText)

public:
    [[nodiscard]] static QString title(TeamDocumentKind kind);
    /// The heading it stands under in the list.
    [[nodiscard]] static QString section(TeamDocumentKind kind);
    /// What it is for and how it is written, in a sentence or two.
    [[nodiscard]] static QString about(TeamDocumentKind kind);
    /// How its files end, without the dot.
    [[nodiscard]] static QString suffix(TeamDocumentKind kind);
    /// "Version 3, by Anna on 12 May", or that it came with Otklik.
    [[nodiscard]] static QString version(const TeamDocument &document, const QString &publisher, TimePoint now);
};

/// The kinds that people edit here, in the order of the list.
[[nodiscard]] QList<TeamDocumentKind> editedKinds();

} // namespace otklik
