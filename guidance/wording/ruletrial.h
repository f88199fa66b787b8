#pragma once

#include <QString>

namespace otklik {

/// The expression with a limit of steps for each place where it begins: it finds nothing instead of never ending.
[[nodiscard]] QString limitedExpression(const QString &expression);

/// Whether a valid, limited expression keeps within the limit on texts that are made of its own letters to provoke it.
[[nodiscard]] bool standsTrial(const QString &expression);

} // namespace otklik
