#include "ui/decision/matrixwindow.h"

#include "ui/composer/composertext.h"
#include "ui/decision/decisionpresenter.h"
#include "ui/decision/matrixcells.h"
#include "ui/decision/matrixmodel.h"

#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>

namespace otklik {

MatrixWindow::MatrixWindow(DecisionPresenter &presenter, QWidget *parent)
    : QDialog(parent)
    , m_presenter(presenter)
    , m_model(new MatrixModel(presenter.matrix(), ComposerText::uiLanguage(), this))
    , m_table(new QTableView(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Response matrix"));
    // Another matrix has been published: what is shown here is the old one.
    connect(&presenter, &DecisionPresenter::questionsChanged, this, &QWidget::close);
    resize(1280, 680);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_table);
    m_table->setModel(m_model);
    MatrixCells::dress(*m_table);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->verticalHeader()->hide();
    MatrixCells::fitColumns(*m_table, m_model->outcomeColumn());
    connect(&presenter, &DecisionPresenter::stateChanged, this, &MatrixWindow::follow);
    follow();
}

void MatrixWindow::follow()
{
    m_model->setLitRow(m_presenter.state().litRow);
    if (m_model->litRow() >= 0)
        m_table->scrollTo(m_model->index(m_model->litRow(), 0));
}

} // namespace otklik
