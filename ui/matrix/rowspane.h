#pragma once

#include "ui/matrix/matrixtable.h"

#include <QWidget>

#include <functional>

class QTableView;

namespace otklik {

class MatrixDraft;

/// The rows of a draft, edited cell by cell: Enter opens a cell, Delete clears a
/// condition, Insert adds a row, Ctrl+D doubles it, Ctrl+Shift+Up and Down move
/// it, Ctrl+Delete removes it. Every change is a step of the draft.
class RowsPane final : public QWidget
{
    Q_OBJECT

public:
    RowsPane(MatrixDraft &draft, const QString &language, QWidget *parent = nullptr);

    [[nodiscard]] QTableView &table() { return *m_table; }
    [[nodiscard]] MatrixTable &model() { return *m_model; }
    void showRow(int row);
    /// A row for what a gap stands for, below the current one.
    void addRow(const QMap<QString, QStringList> &conditions = {});

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeButtons();
    void openCell(const QModelIndex &index);
    void openCondition(const QModelIndex &index, const QPoint &place);
    void openTactic(int row, const QPoint &place);
    void openMenu(const QPoint &place, const QStringList &texts, int current, const std::function<void(int)> &choose);
    void clearCell(const QModelIndex &index);
    void duplicateRow();
    void moveRow(int by);
    void removeRow();
    void follow();
    [[nodiscard]] int currentRow() const;

    MatrixDraft &m_draft;
    const QString m_language;
    MatrixTable *m_model;
    QTableView *m_table;
};

} // namespace otklik
