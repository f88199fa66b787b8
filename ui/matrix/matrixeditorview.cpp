#include "ui/matrix/matrixeditorview.h"

#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/common/noticestrip.h"
#include "ui/common/plaintext.h"
#include "ui/composer/composertext.h"
#include "ui/matrix/matrixeditorpresenter.h"
#include "ui/matrix/problemlist.h"
#include "ui/matrix/questionspane.h"
#include "ui/matrix/rowspane.h"
#include "ui/matrix/versionsbox.h"

#include <QAction>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace otklik {

namespace {

constexpr int problemsWidth = 300;

} // namespace

MatrixEditorView::MatrixEditorView(MatrixEditorPresenter &presenter, QWidget *parent)
    : QWidget(parent)
    , m_presenter(presenter)
    , m_rows(new RowsPane(presenter.draft(), ComposerText::uiLanguage(), this))
    , m_questions(new QuestionsPane(presenter.draft(), this))
    , m_tabs(new QTabWidget(this))
    , m_problems(new ProblemList(ComposerText::uiLanguage(), this))
    , m_notice(new NoticeStrip(this))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::space3, metrics::space3, metrics::space3, metrics::space3);
    column->setSpacing(metrics::space2);
    column->addWidget(makeHeader());
    makeNotice();
    column->addWidget(m_notice);
    auto *body = new QHBoxLayout;
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_rows, tr("Rows"));
    m_tabs->addTab(m_questions, tr("Questions and answers"));
    body->addWidget(m_tabs, 1);
    body->addWidget(makeProblems());
    column->addLayout(body, 1);
    column->addWidget(makeFooter());
    setFocusProxy(m_rows);
    connect(&presenter, &MatrixEditorPresenter::stateChanged, this, &MatrixEditorView::showState);
    showState();
}

QWidget *MatrixEditorView::makeHeader()
{
    auto *header = new QWidget(this);
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(new ToneLabel(tr("Response matrix"), LabelTone::Title, header));
    row->addStretch(1);
    QUndoStack &steps = m_presenter.draft().steps();
    QAction *undo = steps.createUndoAction(this, tr("Undo:"));
    QAction *redo = steps.createRedoAction(this, tr("Redo:"));
    undo->setShortcut(QKeySequence::Undo);
    redo->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_Z); // Ctrl+Y leads to another page
    for (QAction *action : {undo, redo}) {
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        addAction(action);
        auto *button = new QToolButton(header);
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        button->setAutoRaise(true);
        row->addWidget(button);
    }
    auto *versions = new QPushButton(tr("Versions…"), header);
    versions->setAutoDefault(false);
    connect(versions, &QPushButton::clicked, this, [this] { openVersions(); });
    row->addWidget(versions);
    return header;
}

void MatrixEditorView::makeNotice()
{
    m_look = m_notice->addButton(tr("Look at theirs"));
    m_keep = m_notice->addButton(tr("Put mine on top"));
    m_take = m_notice->addButton(tr("Take theirs"));
    connect(m_look, &QPushButton::clicked, this, [this] { openVersions(m_presenter.state().newestVersion); });
    connect(m_keep, &QPushButton::clicked, &m_presenter, &MatrixEditorPresenter::keepMine);
    connect(m_take, &QPushButton::clicked, &m_presenter, &MatrixEditorPresenter::takeNewest);
}

QWidget *MatrixEditorView::makeProblems()
{
    auto *pane = new QWidget(this);
    pane->setFixedWidth(problemsWidth);
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins(metrics::space2, 0, 0, 0);
    m_problemTitle = new ToneLabel(LabelTone::Bold, pane);
    m_problemView = new QListView(pane);
    m_problemView->setModel(m_problems);
    m_problemView->setFrameShape(QFrame::NoFrame);
    m_problemView->setWordWrap(true);
    m_problemView->setSpacing(2);
    m_problemView->setResizeMode(QListView::Adjust);
    m_problemView->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_problemView->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_problemView->setAccessibleName(tr("Problems of the matrix"));
    m_addRow = new QPushButton(tr("Add a row for it"), pane);
    m_addRow->setAutoDefault(false);
    column->addWidget(m_problemTitle);
    column->addWidget(m_problemView, 1);
    column->addWidget(m_addRow);
    connect(m_problemView, &QAbstractItemView::activated, this, [this] {
        if (const MatrixProblem *problem = currentProblem())
            goTo(*problem);
    });
    connect(m_problemView, &QAbstractItemView::clicked, m_problemView, &QAbstractItemView::activated);
    connect(m_problemView->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        const MatrixProblem *problem = currentProblem();
        m_addRow->setEnabled(problem && problem->fault.kind == MatrixFault::Kind::Gap
                             && problem->kind == MatrixProblem::Kind::Fault);
    });
    connect(m_addRow, &QPushButton::clicked, this, &MatrixEditorView::addMissingRow);
    m_addRow->setEnabled(false);
    return pane;
}

QWidget *MatrixEditorView::makeFooter()
{
    auto *footer = new QWidget(this);
    auto *column = new QVBoxLayout(footer);
    column->setContentsMargins(0, 0, 0, 0);
    m_reason = new ToneLabel(LabelTone::Quiet, footer);
    m_reason->setWordWrap(true);
    column->addWidget(m_reason);
    auto *row = new QHBoxLayout;
    m_note = new QLineEdit(footer);
    m_note->setPlaceholderText(tr("What was changed, for the others"));
    m_note->setAccessibleName(m_note->placeholderText());
    m_note->setMaxLength(500);
    m_discard = new QPushButton(tr("Discard edits"), footer);
    m_discard->setAutoDefault(false);
    m_publish = new QPushButton(tr("Publish"), footer);
    m_publish->setProperty("otklikPrimary", true);
    m_publish->setAutoDefault(false);
    row->addWidget(m_note, 1);
    row->addWidget(m_discard);
    row->addWidget(m_publish);
    column->addLayout(row);
    connect(m_discard, &QPushButton::clicked, &m_presenter, &MatrixEditorPresenter::takeNewest);
    connect(m_publish, &QPushButton::clicked, this, [this] { m_presenter.publish(m_note->text()); });
    connect(&m_presenter, &MatrixEditorPresenter::published, m_note, &QLineEdit::clear);
    return footer;
}

const MatrixProblem *MatrixEditorView::currentProblem() const
{
    const QModelIndex index = m_problemView->currentIndex();
    return index.isValid() ? &m_problems->problems().at(index.row()) : nullptr;
}

void MatrixEditorView::goTo(const MatrixProblem &problem)
{
    const QList<int> rows = problem.rows();
    if (problem.question >= 0) {
        m_tabs->setCurrentWidget(m_questions);
        m_questions->showPlace({problem.question, problem.answer},
                               problem.language == u"en" ? QuestionLines::EnglishColumn : QuestionLines::RussianColumn);
    } else if (!rows.isEmpty()) {
        m_tabs->setCurrentWidget(m_rows);
        m_rows->showRow(rows.last());
    }
}

void MatrixEditorView::addMissingRow()
{
    const MatrixProblem *problem = currentProblem();
    if (!problem)
        return;
    const QMap<QString, QStringList> where = problem->fault.where; // the list changes with the row
    m_tabs->setCurrentWidget(m_rows);
    m_rows->addRow(where);
}

VersionsBox *MatrixEditorView::openVersions(qint64 version)
{
    auto *box = new VersionsBox(m_presenter, ComposerText::uiLanguage(), this);
    if (version >= 0)
        box->showVersion(version);
    box->show();
    return box;
}

void MatrixEditorView::showState()
{
    const MatrixEditorState &state = m_presenter.state();
    setEnabled(state.isLoaded);
    m_problems->show(state.problems, m_presenter.draft().matrix());
    m_rows->model().setProblems(state.problems);
    m_problemTitle->setText(state.isChecking           ? tr("Checking…")
                            : state.problems.isEmpty() ? tr("No problems")
                                                       : tr("%n problem(s)", nullptr, static_cast<int>(m_problems->rowCount())));
    m_problemTitle->setTone(state.problems.isEmpty() || state.isChecking ? LabelTone::Bold : LabelTone::Danger);
    m_discard->setEnabled(state.hasEdits && !state.isOnItsWay);
    m_publish->setEnabled(state.canPublish());
    showReason();
    showNotice();
}

void MatrixEditorView::showReason()
{
    const MatrixEditorState &state = m_presenter.state();
    QString reason;
    if (!state.hasEdits)
        reason = tr("This is version %1. Nothing has been edited.").arg(state.baseVersion);
    else if (state.isOnItsWay)
        reason = tr("Version %1 is on its way: agents see it when the server has taken it.").arg(state.baseVersion + 1);
    else if (state.newestVersion > state.baseVersion)
        reason = tr("Decide first what becomes of the version published meanwhile.");
    else if (state.isChecking)
        reason = tr("The draft is being checked.");
    else if (!state.problems.isEmpty())
        reason = tr("It cannot be published while there are problems: an agent would be left without an answer, or with two.");
    else
        reason = tr("Edited on top of version %1. Your edits are kept here until you publish or discard them.")
                     .arg(state.baseVersion);
    m_reason->setText(reason);
}

void MatrixEditorView::showNotice()
{
    const MatrixEditorState &state = m_presenter.state();
    for (QPushButton *button : {m_look, m_keep, m_take})
        button->setVisible(state.isOvertaken());
    m_notice->fitButtons();
    m_notice->setVisible(state.isOvertaken() || !state.unreadable.isEmpty());
    if (!state.unreadable.isEmpty()) {
        m_notice->setNotice(NoticeStrip::Tone::Trouble, QStringLiteral("warning"),
                            tr("Version %1 cannot be read (%2). The one before it stays in use.")
                                .arg(state.newestVersion)
                                .arg(plaintext::oneLine(state.unreadable)));
    } else if (state.isOvertaken()) {
        m_notice->setNotice(NoticeStrip::Tone::Warning, QStringLiteral("history"),
                            tr("%1 has published version %2 while you were editing. Both are kept.")
                                .arg(plaintext::isolated(plaintext::oneLine(m_presenter.versions().first().author)),
                                     QString::number(state.newestVersion)));
    }
}

QString MatrixEditorView::reasonText() const
{
    return m_reason->text();
}

QString MatrixEditorView::noticeText() const
{
    return m_notice->isHidden() ? QString() : m_notice->text();
}

} // namespace otklik
