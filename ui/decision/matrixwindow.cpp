#include "ui/decision/matrixwindow.h"

#include "ui/common/metrics.h"
#include "ui/common/theme.h"
#include "ui/composer/composertext.h"
#include "ui/decision/decisionpresenter.h"
#include "ui/decision/matrixmodel.h"

#include <QHeaderView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

namespace otklik {

namespace {

constexpr int conditionWidth = 104;
constexpr int outcomeWidth = 148;
constexpr int tacticWidth = 260;
constexpr int headerLines = 3;
constexpr int textFlags = int(Qt::AlignLeft) | int(Qt::AlignVCenter) | int(Qt::TextWordWrap);

/// Cells with room around their wrapped text and only a hairline below.
class CellDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem cell(option);
        initStyleOption(&cell, index);
        const Colours &c = coloursOf(option.palette);
        const bool isLit = index.data(MatrixModel::IsLitRole).toBool();
        painter->save();
        if (isLit || option.state.testFlag(QStyle::State_Selected))
            painter->fillRect(option.rect, isLit ? c.mark : c.hover);
        painter->fillRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1, c.border);
        painter->setFont(cell.font);
        painter->setPen(c.text);
        painter->drawText(inside(option.rect), textFlags, cell.text);
        painter->restore();
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem cell(option);
        initStyleOption(&cell, index);
        const auto *table = qobject_cast<const QTableView *>(option.widget);
        const int width = table ? table->columnWidth(index.column()) : conditionWidth;
        const QRect room = inside(QRect(0, 0, width, 10'000));
        const int height = QFontMetrics(cell.font).boundingRect(room, textFlags, cell.text).height();
        return {width, height + 2 * metrics::space2};
    }

private:
    [[nodiscard]] static QRect inside(const QRect &rect)
    {
        return rect.adjusted(metrics::space2, metrics::space2, -metrics::space2, -metrics::space2);
    }
};

} // namespace

MatrixWindow::MatrixWindow(DecisionPresenter &presenter, QWidget *parent)
    : QDialog(parent)
    , m_presenter(presenter)
    , m_model(new MatrixModel(presenter.matrix(), ComposerText::uiLanguage(), this))
    , m_table(new QTableView(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Response matrix"));
    resize(1280, 680);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_table);
    m_table->setModel(m_model);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setItemDelegate(new CellDelegate(m_table));
    m_table->setShowGrid(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setDefaultSectionSize(conditionWidth);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::Alignment::fromInt(textFlags));
    m_table->horizontalHeader()->setFixedHeight(headerLines * fontMetrics().height() + metrics::space2);
    m_table->horizontalHeader()->setHighlightSections(false);
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
