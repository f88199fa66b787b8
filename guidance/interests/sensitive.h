#pragma once

#include <QString>

namespace otklik {

/// Whether a text names what is never collected about a person: health, religion, politics, orientation, origin,
/// crime, a union, the body (resources/lexicons/sensitive.txt). Names of columns are read, too: "customer_religion",
/// "PatientDiagnosis".
[[nodiscard]] bool isSensitive(const QString &text);

/// The words of it that do, as they stand there: "диабет" of "Диабет у Маши". None is empty.
[[nodiscard]] QString sensitiveWordsOf(const QString &text);

/// What is said to somebody who wants to collect it, under this name.
[[nodiscard]] QString sensitiveComplaint(const QString &name);

} // namespace otklik
