#pragma once

#include "guidance/learning/training.h"

namespace otklik::server {

/// What a CSV file holds for learning.
struct LabelledFile final
{
    QList<LabelledText> rows; ///< those with a text and a label
    qsizetype skipped = 0;    ///< without one of both
    qsizetype unreadable = 0; ///< longer than longestRecord, or with a quote that never closes
};

/// Reads the columns `text` and `label` of a CSV file (RFC 4180; comma, semicolon, tab or bar; any
/// encoding that TextInput knows). Codes: those of TextInput::open(), "column_not_found" (detail: the
/// name), "too_many_rows".
[[nodiscard]] Result<LabelledFile> readLabelledFile(const QString &path, const QString &text, const QString &label);

} // namespace otklik::server
