#pragma once

#include "models/conversation.h"

#include <QHash>
#include <QStringList>

namespace otklik {

/// A first guess at one question of the matrix, with the words it rests on (T5).
struct CaseHint final
{
    QString answer;    ///< key
    QStringList words; ///< of the mention
};

/// Guesses by question key, for the mention that waits in a conversation.
[[nodiscard]] QHash<QString, CaseHint> caseHints(const Conversation &conversation);

} // namespace otklik
