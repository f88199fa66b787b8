#pragma once

#include "models/id.h"

#include <QAbstractTableModel>

namespace otklik {

/// A line of a table of imports, in words.
struct ImportLine final
{
    QString key;
    SourceId sourceId;
    QStringList cells;
    bool isTrouble = false;

    friend bool operator==(const ImportLine &, const ImportLine &) = default;
};

/// A table that is only read: of the customer bases, or of the log. Takes a new state of itself as the difference.
class ImportTableModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    /// `firstNumber` to `lastNumber`: columns of numbers.
    ImportTableModel(QStringList headers, int firstNumber, int lastNumber, QObject *parent = nullptr);

    void setLines(const QList<ImportLine> &wanted);
    [[nodiscard]] const ImportLine &line(int row) const { return m_lines.at(row); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void place(int row, const ImportLine &wanted);
    [[nodiscard]] bool isNumber(int column) const { return column >= m_firstNumber && column <= m_lastNumber; }

    const QStringList m_headers;
    const int m_firstNumber;
    const int m_lastNumber;
    QList<ImportLine> m_lines;
};

} // namespace otklik
