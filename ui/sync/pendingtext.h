#pragma once

#include "models/mutation.h"

#include <QCoreApplication>

namespace otklik {

/// What waits to reach the server, and what came back refused, in words.
class PendingText final
{
    Q_DECLARE_TR_FUNCTIONS(PendingText)

public:
    /// What the person did: "Reply sent to review".
    [[nodiscard]] static QString deed(MutationKind kind);
    /// Where it stands: "waits for the server", or why it was refused.
    [[nodiscard]] static QString state(const PendingMutation &pending);
    /// What became of the last attempt, when the next one is, and which request support should ask about.
    [[nodiscard]] static QString attempt(const PendingMutation &pending, TimePoint now);
    [[nodiscard]] static QString request(const QString &id);
};

} // namespace otklik
