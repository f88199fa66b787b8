#pragma once

#include "models/publication.h"

#include <QCoreApplication>
#include <QFlags>

namespace otklik {

/// What can be done with a publication now.
enum class PublicationAction {
    Undo = 1,
    Retry = 2,
    GiveBack = 4,    ///< "edit" of a failed one, "not found" of an unknown one
    ConfirmSent = 8, ///< "posted by hand", "found"
    Copy = 16,
    OpenLink = 32,
    MoveInTime = 64, ///< it has not left
};
Q_DECLARE_FLAGS(PublicationActionSet, PublicationAction)
Q_DECLARE_OPERATORS_FOR_FLAGS(PublicationActionSet)

/// A publication in words.
class PublicationText final
{
    Q_DECLARE_TR_FUNCTIONS(PublicationText)

public:
    enum class Mood { Quiet, Busy, Good, Warning, Trouble };

    /// One or two words: "in review", "sent".
    [[nodiscard]] static QString state(PublicationState state);
    /// What is going on and, where somebody has to act, what to do.
    [[nodiscard]] static QString sentence(const Publication &publication, const QString &reviewerName, TimePoint now);
    [[nodiscard]] static Mood mood(PublicationState state);
    [[nodiscard]] static PublicationActionSet actions(const Publication &publication);
    /// Nothing is connected there: a person posts it and says so.
    [[nodiscard]] static bool isByHand(const Publication &publication);
};

} // namespace otklik
