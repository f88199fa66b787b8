#pragma once

#include "models/result.h"

#include <QList>
#include <QStringList>

namespace otklik::bench {

/// A file of rows with named columns.
class LabelledTable final
{
public:
    /// `delimiter` is ',' or '\t'. Fails with absentSet when the file is not there, "unreadable" when it
    /// lacks one of `columns`.
    [[nodiscard]] static Result<LabelledTable> read(const QString &path, char delimiter, const QStringList &columns);

    [[nodiscard]] qsizetype size() const { return m_rows.size(); }
    /// Empty where the row is shorter.
    [[nodiscard]] QString at(qsizetype row, const QString &column) const;

private:
    QStringList m_columns;
    QList<QStringList> m_rows;
};

} // namespace otklik::bench
