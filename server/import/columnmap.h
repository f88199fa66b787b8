#pragma once

#include "models/result.h"

#include <QMap>
#include <QStringList>

#include <string>
#include <vector>

namespace otklik {

/// What a column can be, and how such columns are usually called.
struct ColumnField final
{
    QLatin1StringView name;
    QStringList usualNames;    ///< most telling first
    bool takesSeveral = false; ///< all columns with usual names are it, else the first
};
using ColumnFields = QList<ColumnField>;

/// Which column of a file is which field. Said by the user ("column=field"),
/// taken from a saved map, or found by the columns' usual names. Case, "ё" and what
/// stands between words do not matter in names.
class ColumnMap final
{
public:
    /// `fields` must outlive the map.
    explicit ColumnMap(const ColumnFields &fields) : m_fields(&fields) { }

    /// Adds "column=field"; several columns may be one field, the first that is
    /// not empty counts. "-=field": no column is that field. Error code
    /// "bad_map", detail the text.
    [[nodiscard]] Result<bool> add(const QString &assignment);
    /// Error codes "map_not_found", "bad_map".
    [[nodiscard]] static Result<ColumnMap> load(const ColumnFields &fields, const QString &file);
    [[nodiscard]] Result<bool> save(const QString &file) const;
    [[nodiscard]] bool isEmpty() const { return m_columns.isEmpty(); }
    /// As given to add().
    [[nodiscard]] QStringList assignments() const;

    using Indexes = std::vector<std::vector<size_t>>;
    /// The columns of each field. Fields that the map does not name are looked
    /// for by their usual names, below `prefix` ("dialog.") first.
    [[nodiscard]] Indexes resolve(const std::vector<std::string> &columns, const std::string &prefix) const;
    /// Named columns that the file does not have.
    [[nodiscard]] QStringList missing(const std::vector<std::string> &columns) const;
    /// The field that the user said a column is; -1 for none.
    [[nodiscard]] qsizetype fieldGivenTo(const QString &column) const;

private:
    [[nodiscard]] qsizetype fieldCalled(QStringView name) const;

    const ColumnFields *m_fields;
    QMap<qsizetype, QStringList> m_columns; ///< by field
};

} // namespace otklik
