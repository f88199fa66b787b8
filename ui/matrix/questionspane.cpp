#include "ui/matrix/questionspane.h"

#include "guidance/matrix/matrixedits.h"
#include "ui/common/metrics.h"
#include "ui/matrix/matrixdraft.h"

#include <QHeaderView>
#include <QPushButton>
#include <QShortcut>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

namespace otklik {

namespace {

/// The draft waits for what is typed in a cell.
class HoldingDelegate final : public QStyledItemDelegate
{
public:
    HoldingDelegate(MatrixDraft &draft, QObject *parent) : QStyledItemDelegate(parent), m_draft(draft) {}

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QWidget *editor = QStyledItemDelegate::createEditor(parent, option, index);
        m_draft.hold(*editor);
        return editor;
    }

private:
    MatrixDraft &m_draft;
};

} // namespace

QuestionsPane::QuestionsPane(MatrixDraft &draft, QWidget *parent)
    : QWidget(parent), m_draft(draft), m_model(new QuestionLines(this)), m_table(new QTableView(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(makeButtons());
    column->addWidget(m_table, 1);
    m_table->setModel(m_model);
    m_table->setItemDelegate(new HoldingDelegate(draft, this));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed
                             | QAbstractItemView::AnyKeyPressed);
    m_table->setTabKeyNavigation(false);
    m_table->setAccessibleName(tr("Questions and answers"));
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setHighlightSections(false);
    connect(m_model, &QuestionLines::textEdited, this, &QuestionsPane::setText);
    connect(&draft, &MatrixDraft::changed, this, [this] { m_model->show(m_draft.matrix()); });
    m_model->show(draft.matrix());
    setFocusProxy(m_table);
}

QWidget *QuestionsPane::makeButtons()
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
    add(tr("Add question"), Qt::SHIFT | Qt::Key_Insert, [this] { addQuestion(); });
    add(tr("Add answer"), Qt::Key_Insert, [this] { addAnswer(); });
    add(tr("Up"), Qt::CTRL | Qt::SHIFT | Qt::Key_Up, [this] { move(-1); });
    add(tr("Down"), Qt::CTRL | Qt::SHIFT | Qt::Key_Down, [this] { move(1); });
    add(tr("Remove"), Qt::CTRL | Qt::Key_Delete, [this] { remove(); });
    row->addStretch(1);
    return bar;
}

QuestionLines::Place QuestionsPane::current() const
{
    return m_model->placeAt(m_table->currentIndex().isValid() ? m_table->currentIndex().row() : -1);
}

void QuestionsPane::showPlace(const QuestionLines::Place &place, int column)
{
    const int row = m_model->rowOf(place);
    if (row < 0)
        return;
    m_table->setCurrentIndex(m_model->index(row, column));
    m_table->scrollTo(m_table->currentIndex());
    m_table->setFocus(Qt::OtherFocusReason);
}

void QuestionsPane::setText(const QuestionLines::Place &place, int column, const QString &text)
{
    m_draft.edit(tr("Change a text"), [&](Matrix &matrix) {
        MatrixQuestion &question = matrix.questions[place.question];
        LocalText &title = place.answer < 0 ? question.title : question.answers[place.answer].title;
        switch (column) {
        case QuestionLines::RussianColumn: title.ru = text; break;
        case QuestionLines::EnglishColumn: title.en = text; break;
        case QuestionLines::RussianLabelColumn: question.label.ru = text; break;
        default: question.label.en = text;
        }
    });
}

void QuestionsPane::addQuestion()
{
    const int at = current().question + 1;
    m_draft.edit(tr("Add a question"), [&](Matrix &matrix) { matrixedits::addQuestion(matrix, at); });
    showPlace({at, -1});
}

void QuestionsPane::addAnswer()
{
    const QuestionLines::Place place = current();
    if (place.question < 0)
        return;
    const qsizetype last = m_draft.matrix().questions.at(place.question).answers.size();
    const int at = place.answer < 0 ? static_cast<int>(last) : place.answer + 1;
    m_draft.edit(tr("Add an answer"), [&](Matrix &matrix) { matrixedits::addAnswer(matrix, place.question, at); });
    showPlace({place.question, at});
}

void QuestionsPane::move(int by)
{
    const QuestionLines::Place place = current();
    if (place.question < 0)
        return;
    const bool isQuestion = place.answer < 0;
    const auto &questions = m_draft.matrix().questions;
    const qsizetype count = isQuestion ? questions.size() : questions.at(place.question).answers.size();
    const int from = isQuestion ? place.question : place.answer;
    if (from + by < 0 || from + by >= count)
        return;
    m_draft.edit(isQuestion ? tr("Move a question") : tr("Move an answer"), [&](Matrix &matrix) {
        if (isQuestion)
            matrix.questions.move(from, from + by);
        else
            matrix.questions[place.question].answers.move(from, from + by);
    });
    showPlace(isQuestion ? QuestionLines::Place{from + by, -1} : QuestionLines::Place{place.question, from + by});
}

void QuestionsPane::remove()
{
    const QuestionLines::Place place = current();
    if (place.question < 0)
        return;
    const bool isQuestion = place.answer < 0;
    m_draft.edit(isQuestion ? tr("Remove a question") : tr("Remove an answer"), [&](Matrix &matrix) {
        if (isQuestion)
            matrixedits::removeQuestion(matrix, place.question);
        else
            matrixedits::removeAnswer(matrix, place.question, place.answer);
    });
}

} // namespace otklik
