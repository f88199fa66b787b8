#pragma once

#include "guidance/questions/questions.h"

namespace otklik {

/// The words of a draft, given in small letters, that can answer a question of that type: times for
/// Time, money for Sum, «да» and «нет» for YesNo; nothing for Anything.
[[nodiscard]] QList<TextSpan> findAnswerValues(AnswerType type, const QString &draft);

} // namespace otklik
