#include "ui/decision/matrixwindow.h"

#include "ui/composer/composertext.h"
#include "ui/decision/decisionpresenter.h"
#include "ui/decision/matrixmodel.h"

#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>

namespace otklik {

namespace {

constexpr int conditionWidth = 128;
constexpr int outcomeWidth = 190;
constexpr int tacticWidth = 420;

} // namespace

MatrixWindow::MatrixWindow(DecisionPresenter &presenter, QWidget *parent)
    : QDialog(parent)
    , m_presenter(presenter)
    , m_model(new MatrixModel(presenter.matrix(), ComposerText::uiLanguage(), this))
    , m_table(new QTableView(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Response matrix"));
    resize(1240, 640);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_table);
    m_table->setModel(m_model);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setWordWrap(true);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setDefaultSectionSize(conditionWidth);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->setColumnWidth(m_model->outcomeColumn(), outcomeWidth);
    m_table->setColumnWidth(m_model->outcomeColumn() + 1, tacticWidth);
    m_table->resizeRowsToContents();
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
