#pragma once

#include "guidance/promises/duewords.h"

#include <optional>

namespace otklik {

/// A word's meaning by itself and its value.
struct DueEntry final
{
    DueMeaning meaning = DueMeaning::Unknown;
    int value = 0;
};

/// The meaning of a word in small letters, with е for ё.
[[nodiscard]] std::optional<DueEntry> dueEntry(QStringView word);

} // namespace otklik
