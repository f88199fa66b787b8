#pragma once

#include <QString>

#include <string>

namespace otklik {

/// An id as it was before a spreadsheet or a data frame wrote it: "3.0" is "3". What they
/// wrote as "5.70306E+17" has lost its digits and names nothing.
[[nodiscard]] std::string idText(const std::string &text);
[[nodiscard]] QString idTextOf(const QString &text);

} // namespace otklik
