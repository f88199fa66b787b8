#pragma once

#include <QDialog>

class QTableView;

namespace otklik {

class DecisionPresenter;
class MatrixModel;

/// The whole response matrix with the row of the open case lit; follows it while
/// it is open. Not modal; deletes itself when it is closed.
class MatrixWindow final : public QDialog
{
    Q_OBJECT

public:
    explicit MatrixWindow(DecisionPresenter &presenter, QWidget *parent = nullptr);

    [[nodiscard]] MatrixModel &model() { return *m_model; }

private:
    void follow();

    DecisionPresenter &m_presenter;
    MatrixModel *m_model;
    QTableView *m_table;
};

} // namespace otklik
