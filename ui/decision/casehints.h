#pragma once

#include "models/conversation.h"

#include <QHash>
#include <QStringList>

namespace otklik {

/// A first guess at one question of the matrix, with the words it rests on (T5).
struct CaseHint final
{
    QString answer;    ///< key
    QStringList words; ///< of the mentions
};

/// Guesses by question key, from everything that waits for an answer in a
/// conversation: the last words alone may be "Are you there?".
[[nodiscard]] QHash<QString, CaseHint> caseHints(const Conversation &conversation);

} // namespace otklik
