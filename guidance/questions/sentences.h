#pragma once

#include "guidance/textspan.h"

#include <QList>
#include <QString>

namespace otklik {

struct Sentence final
{
    TextSpan span;           ///< without the spaces around it, with its end marks
    bool isQuestion = false; ///< ends with a question mark, however many
};

/// The sentences of a text. Line ends close a sentence; dots in numbers,
/// abbreviations and addresses do not. Linear.
[[nodiscard]] QList<Sentence> splitSentences(const QString &text);

} // namespace otklik
