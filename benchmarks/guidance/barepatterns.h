#pragma once

#include "guidance/privacy/personaldata.h"

#include <QList>
#include <QString>

namespace otklik::bench {

/// Cards, phones, e-mail and IBANs by one plain expression each, as they are
/// commonly written, without a check digit, a table or a look at the words
/// around: the floor of the sets of personal data. May overlap.
[[nodiscard]] QList<PersonalDataSpan> findByBarePatterns(const QString &text);

} // namespace otklik::bench
