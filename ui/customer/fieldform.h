#pragma once

#include <QStringList>

#include <tl/expected.hpp>

#include <functional>

namespace otklik {

/// How the value of a field is shown, typed and read; what is left out takes the text as it is.
struct FieldForm final
{
    std::function<QString(const QString &value)> shown;
    std::function<QString(const QString &value)> typed; ///< what an editor begins with
    /// The value, or the sentence that says what the field takes.
    std::function<tl::expected<QString, QString>(const QString &typed)> read;
    std::function<QStringList()> completions; ///< asked when an editor opens
};

} // namespace otklik
