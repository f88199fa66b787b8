#include "ui/matrix/rowspane.h"

#include "guidance/matrix/matrixedits.h"
#include "ui/common/metrics.h"
#include "ui/decision/decisiontext.h"
#include "ui/decision/matrixcells.h"
#include "ui/matrix/conditionpopup.h"
#include "ui/matrix/matrixdraft.h"
#include "ui/matrix/tacticpopup.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QPushButton>
#include <QShortcut>
#include <QTableView>
#include <QVBoxLayout>

namespace otklik {

RowsPane::RowsPane(MatrixDraft &draft, const QString &language, QWidget *parent)
    : QWidget(parent), m_draft(draft), m_language(language), m_model(new MatrixTable(language, this)),
      m_table(new QTableView(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(makeButtons());
    column->addWidget(m_table, 1);
    m_table->setModel(m_model);
    MatrixCells::dress(*m_table);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setAccessibleName(tr("Rows of the matrix"));
    m_table->installEventFilter(this);
    connect(m_table, &QAbstractItemView::doubleClicked, this, &RowsPane::openCell);
    connect(&draft, &MatrixDraft::changed, this, &RowsPane::follow);
    follow();
    setFocusProxy(m_table);
}

QWidget *RowsPane::makeButtons()
{
    auto *bar = new QWidget(this);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(metrics::space2, metrics::space2, metrics::space2, 0);
    const auto add = [&](const QString &text, const QKeySequence &keys, const std::function<void()> &act) {
        auto *button = new QPushButton(text, bar);
        button->setAutoDefault(false);
        button->setToolTip(keys.toString(QKeySequence::NativeText));
        row->addWidget(button);
        connect(button, &QPushButton::clicked, this, act);
        auto *shortcut = new QShortcut(keys, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, act);
    };
    add(tr("Add row"), Qt::Key_Insert, [this] { addRow(); });
    add(tr("Duplicate"), Qt::CTRL | Qt::Key_D, [this] { duplicateRow(); });
    add(tr("Up"), Qt::CTRL | Qt::SHIFT | Qt::Key_Up, [this] { moveRow(-1); });
    add(tr("Down"), Qt::CTRL | Qt::SHIFT | Qt::Key_Down, [this] { moveRow(1); });
    add(tr("Remove"), Qt::CTRL | Qt::Key_Delete, [this] { removeRow(); });
    row->addStretch(1);
    return bar;
}

int RowsPane::currentRow() const
{
    return m_table->currentIndex().isValid() ? m_table->currentIndex().row() : -1;
}

void RowsPane::follow()
{
    const bool isOtherShape = m_model->columnCount() != static_cast<int>(m_draft.matrix().questions.size()) + 3;
    m_model->show(m_draft.matrix());
    if (isOtherShape)
        MatrixCells::fitColumns(*m_table, m_model->outcomeColumn());
    else
        m_table->resizeRowsToContents();
    if (!m_table->currentIndex().isValid() && m_model->rowCount() > 0)
        m_table->setCurrentIndex(m_model->index(0, 0));
}

void RowsPane::showRow(int row)
{
    if (row < 0 || row >= m_model->rowCount())
        return;
    const QModelIndex index = m_model->index(row, std::max(0, m_table->currentIndex().column()));
    m_table->setCurrentIndex(index);
    m_table->scrollTo(index);
    m_table->setFocus(Qt::OtherFocusReason);
}

bool RowsPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_table || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    if (key->modifiers() != Qt::NoModifier && key->modifiers() != Qt::KeypadModifier)
        return QWidget::eventFilter(watched, event);
    switch (key->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_F2:
    case Qt::Key_Space: openCell(m_table->currentIndex()); return true;
    case Qt::Key_Delete:
    case Qt::Key_Backspace: clearCell(m_table->currentIndex()); return true;
    default: return QWidget::eventFilter(watched, event);
    }
}

void RowsPane::openCell(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    m_table->scrollTo(index);
    const QPoint place = m_table->viewport()->mapToGlobal(m_table->visualRect(index).bottomLeft());
    const int row = index.row();
    const MatrixRow &shown = m_draft.matrix().rows.at(row);
    if (index.column() < m_model->outcomeColumn()) {
        openCondition(index, place);
    } else if (index.column() == m_model->outcomeColumn()) {
        QStringList texts;
        int current = 0;
        for (const auto &[outcome, name] : EnumNames<Outcome>::table) {
            if (outcome == shown.outcome)
                current = static_cast<int>(texts.size());
            texts.append(DecisionText::outcome(outcome));
        }
        openMenu(place, texts, current, [this, row](int chosen) {
            const Outcome outcome = EnumNames<Outcome>::table.at(static_cast<std::size_t>(chosen)).first;
            m_draft.edit(tr("Change the outcome"), [&](Matrix &matrix) { matrix.rows[row].outcome = outcome; });
        });
    } else if (index.column() == m_model->approvalColumn()) {
        const bool needsLead = shown.approval == Approval::Lead;
        openMenu(place, {tr("Nobody has to agree"), tr("A lead has to agree")}, needsLead ? 1 : 0, [this, row](int chosen) {
            const Approval approval = chosen == 1 ? Approval::Lead : Approval::Nobody;
            m_draft.edit(tr("Change who agrees"), [&](Matrix &matrix) { matrix.rows[row].approval = approval; });
        });
    } else {
        openTactic(row, place);
    }
}

void RowsPane::openCondition(const QModelIndex &index, const QPoint &place)
{
    const MatrixQuestion &question = m_draft.matrix().questions.at(index.column());
    const auto &conditions = m_draft.matrix().rows.at(index.row()).conditions;
    std::optional<QStringList> answers;
    if (conditions.contains(question.key))
        answers = conditions.value(question.key);
    auto *popup = new ConditionPopup(question, answers, m_language, this);
    m_draft.hold(*popup);
    connect(popup, &ConditionPopup::chosen, this,
            [this, row = index.row(), column = index.column()](const std::optional<QStringList> &chosen) {
                m_draft.edit(tr("Change a condition"),
                             [&](Matrix &matrix) { matrixedits::setCondition(matrix, row, column, chosen); });
            });
    popup->popUp(place);
}

void RowsPane::openTactic(int row, const QPoint &place)
{
    auto *popup = new TacticPopup(m_draft.matrix().rows.at(row).tactic, this);
    m_draft.hold(*popup);
    connect(popup, &TacticPopup::written, this, [this, row](const LocalText &tactic) {
        m_draft.edit(tr("Change a tactic"), [&](Matrix &matrix) { matrix.rows[row].tactic = tactic; });
    });
    popup->popUp(place);
}

void RowsPane::openMenu(const QPoint &place, const QStringList &texts, int current,
                          const std::function<void(int)> &choose)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    m_draft.hold(*menu);
    for (int i = 0; i < static_cast<int>(texts.size()); ++i) {
        QAction *action = menu->addAction(texts.at(i));
        action->setCheckable(true);
        action->setChecked(i == current);
        connect(action, &QAction::triggered, this, [choose, i] { choose(i); });
    }
    menu->setActiveAction(menu->actions().value(current));
    menu->popup(place);
}

void RowsPane::clearCell(const QModelIndex &index)
{
    if (index.isValid() && index.column() < m_model->outcomeColumn())
        m_draft.edit(tr("Clear a condition"), [&](Matrix &matrix) {
            matrixedits::setCondition(matrix, index.row(), index.column(), std::nullopt);
        });
}

void RowsPane::addRow(const QMap<QString, QStringList> &conditions)
{
    const int at = currentRow() + 1;
    m_draft.edit(tr("Add a row"), [&](Matrix &matrix) { matrixedits::addRow(matrix, at, conditions); });
    showRow(at);
}

void RowsPane::duplicateRow()
{
    const int row = currentRow();
    if (row < 0)
        return;
    m_draft.edit(tr("Duplicate a row"), [&](Matrix &matrix) { matrixedits::duplicateRow(matrix, row); });
    showRow(row + 1);
}

void RowsPane::moveRow(int by)
{
    const int row = currentRow();
    if (row < 0 || row + by < 0 || row + by >= m_model->rowCount())
        return;
    m_draft.edit(tr("Move a row"), [&](Matrix &matrix) { matrix.rows.move(row, row + by); });
    showRow(row + by);
}

void RowsPane::removeRow()
{
    const int row = currentRow();
    if (row < 0)
        return;
    m_draft.edit(tr("Remove a row"), [&](Matrix &matrix) { matrix.rows.removeAt(row); });
    showRow(std::min(row, m_model->rowCount() - 1));
}

} // namespace otklik
