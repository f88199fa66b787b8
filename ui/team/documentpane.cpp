#include "ui/team/documentpane.h"

#include "ui/common/errortext.h"
#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/common/noticestrip.h"
#include "ui/common/plaintext.h"
#include "ui/common/theme.h"
#include "ui/team/teampresenter.h"
#include "ui/team/teamtext.h"

#include <QFileDialog>
#include <QFontDatabase>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTextBlock>
#include <QVBoxLayout>

namespace otklik {

DocumentPane::DocumentPane(TeamPresenter &presenter, QWidget *parent)
    : QWidget(parent)
    , m_presenter(presenter)
    , m_standing(new NoticeStrip(this))
    , m_editor(new QPlainTextEdit(this))
    , m_rest(new QWidget(this))
    , m_fault(new NoticeStrip(this))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::space4, metrics::space3, metrics::space4, metrics::space3);
    column->setSpacing(metrics::space2);
    addHead(column);
    addEditor(column);
    addButtons(column);
    connect(&presenter, &TeamPresenter::textReplaced, this, &DocumentPane::showText);
    connect(&presenter, &TeamPresenter::stateChanged, this, &DocumentPane::showState);
    showText();
    showState();
}

void DocumentPane::addHead(QVBoxLayout *column)
{
    m_title = new ToneLabel(LabelTone::Title, this);
    m_version = new ToneLabel(LabelTone::Quiet, this);
    m_about = new ToneLabel(LabelTone::Normal, this);
    m_about->setWordWrap(true);
    m_matrix = new QPushButton(tr("Open the matrix"), this);
    m_matrix->setAutoDefault(false);
    auto *row = new QHBoxLayout;
    row->addWidget(m_title);
    row->addStretch(1);
    row->addWidget(m_version);
    column->addLayout(row);
    column->addWidget(m_about);
    column->addWidget(m_matrix, 0, Qt::AlignLeft);
    m_compare = m_standing->addButton(tr("Compare"));
    m_keepMine = m_standing->addButton(tr("Go on with mine"));
    m_takeTheirs = m_standing->addButton(tr("Take theirs"));
    column->addWidget(m_standing);
    connect(m_matrix, &QPushButton::clicked, this, &DocumentPane::matrixWanted);
    connect(m_compare, &QPushButton::clicked, this, &DocumentPane::versionsWanted);
    connect(m_keepMine, &QPushButton::clicked, &m_presenter, &TeamPresenter::keepMine);
    connect(m_takeTheirs, &QPushButton::clicked, &m_presenter, &TeamPresenter::discard);
}

void DocumentPane::addEditor(QVBoxLayout *column)
{
    m_editor->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_editor->setAccessibleName(tr("Text of the document"));
    m_editor->setTabChangesFocus(true);
    column->addWidget(m_editor, 1);
    column->addWidget(m_rest, 1);
    m_goThere = m_fault->addButton(tr("Show the line"));
    column->addWidget(m_fault);
    m_editor->installEventFilter(this);
    connect(m_editor, &QPlainTextEdit::textChanged, this, [this] { m_presenter.setText(text()); });
    connect(m_goThere, &QPushButton::clicked, this, &DocumentPane::goToFault);
}

void DocumentPane::addButtons(QVBoxLayout *column)
{
    m_noteRow = new QWidget(this);
    auto *noteRow = new QHBoxLayout(m_noteRow);
    noteRow->setContentsMargins(0, 0, 0, 0);
    m_note = new QLineEdit(m_noteRow);
    m_note->setPlaceholderText(tr("What was changed, and why: for the colleagues"));
    m_note->setAccessibleName(m_note->placeholderText());
    m_note->setMaxLength(500);
    noteRow->addWidget(m_note);
    column->addWidget(m_noteRow);
    connect(m_note, &QLineEdit::textEdited, &m_presenter, &TeamPresenter::setNote);

    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::space2);
    m_import = new QPushButton(tr("Import…"), this);
    m_export = new QPushButton(tr("Export…"), this);
    m_versions = new QPushButton(tr("Versions…"), this);
    m_problem = new ToneLabel(LabelTone::Quiet, this);
    m_problem->setWordWrap(true);
    m_discard = new QPushButton(tr("Discard"), this);
    m_publish = new QPushButton(tr("Publish"), this);
    m_publish->setProperty("otklikPrimary", true);
    for (QPushButton *button : {m_import, m_export, m_versions})
        row->addWidget(button);
    row->addWidget(m_problem, 1);
    for (QPushButton *button : {m_discard, m_publish})
        row->addWidget(button);
    for (QPushButton *button : {m_import, m_export, m_versions, m_discard, m_publish})
        button->setAutoDefault(false);
    column->addLayout(row);
    connect(m_import, &QPushButton::clicked, this, &DocumentPane::chooseImport);
    connect(m_export, &QPushButton::clicked, this, &DocumentPane::chooseExport);
    connect(m_versions, &QPushButton::clicked, this, &DocumentPane::versionsWanted);
    connect(m_discard, &QPushButton::clicked, &m_presenter, &TeamPresenter::discard);
    connect(m_publish, &QPushButton::clicked, &m_presenter, &TeamPresenter::publish);
}

bool DocumentPane::eventFilter(QObject *watched, QEvent *event)
{
    // Shift+Enter would put in a separator that no reader of a document takes for a line end.
    if (watched != m_editor || event->type() != QEvent::KeyPress || m_editor->isReadOnly()
        || !static_cast<QKeyEvent *>(event)->matches(QKeySequence::InsertLineSeparator))
        return QWidget::eventFilter(watched, event);
    m_editor->textCursor().insertBlock();
    m_editor->ensureCursorVisible();
    return true;
}

QString DocumentPane::text() const
{
    // Not toPlainText(): it makes an ordinary space of one that must not break.
    QString text = m_editor->document()->toRawText();
    text.replace(QChar::ParagraphSeparator, u'\n');
    return text;
}

void DocumentPane::showText()
{
    const QString kind = QString(nameOf(m_presenter.kind()));
    QString wanted = m_presenter.text();
    // Other line ends do not outlive the editor.
    for (const QString &end : {QStringLiteral("\r\n"), QStringLiteral("\r"), QString(QChar::ParagraphSeparator)})
        wanted.replace(end, QStringLiteral("\n"));
    const bool isOther = std::exchange(m_shownKind, kind) != kind;
    if (text() != wanted) {
        const QSignalBlocker quiet(m_editor);
        if (isOther) {
            m_editor->setPlainText(wanted);
        } else {
            // As an edit, so that it can be undone: what stood there was somebody's work.
            QTextCursor cursor(m_editor->document());
            cursor.select(QTextCursor::Document);
            cursor.insertText(wanted);
        }
    }
    if (m_note->text() != m_presenter.note())
        m_note->setText(m_presenter.note());
}

void DocumentPane::showState()
{
    const TeamDocumentKind kind = m_presenter.kind();
    const bool isMatrix = kind == TeamDocumentKind::Matrix;
    const bool canEdit = m_presenter.canEdit();
    const TeamDocument newest = m_presenter.newest();
    m_title->setText(TeamText::title(kind));
    m_version->setText(TeamText::version(newest, m_presenter.publisherOf(newest), m_presenter.clock().now()));
    m_about->setText(isMatrix ? TeamText::about(kind) + u' ' + tr("It has an editor of its own.") : TeamText::about(kind));
    m_matrix->setVisible(isMatrix);
    m_editor->setVisible(!isMatrix);
    m_rest->setVisible(isMatrix);
    m_editor->setReadOnly(!canEdit);
    m_editor->setPlaceholderText(kind == TeamDocumentKind::Dictionary ? tr("Kazan\nOtklik\nchat-bot") : QString());
    const DocumentStanding standing = m_presenter.standing();
    const bool isEdited = standing != DocumentStanding::Published;
    m_noteRow->setVisible(canEdit && isEdited);
    m_import->setVisible(canEdit);
    m_export->setVisible(!isMatrix);
    m_versions->setVisible(!isMatrix);
    m_discard->setVisible(canEdit && isEdited && standing != DocumentStanding::Waiting);
    m_publish->setVisible(canEdit);
    const QString problem = m_presenter.publishProblem();
    m_publish->setEnabled(problem.isEmpty());
    m_publish->setToolTip(plaintext::toolTip(problem));
    m_problem->setText(isMatrix || (canEdit && !isEdited) ? QString() : problem);
    showStanding();
    showFault();
}

void DocumentPane::showStanding()
{
    const DocumentStanding standing = m_presenter.standing();
    const TeamDocument newest = m_presenter.newest();
    const bool isOvertaken = standing == DocumentStanding::Overtaken;
    m_compare->setVisible(isOvertaken);
    m_keepMine->setVisible(isOvertaken);
    m_takeTheirs->setVisible(isOvertaken);
    m_standing->fitButtons();
    m_standing->setVisible(m_presenter.canEdit() && (isOvertaken || standing == DocumentStanding::Refused));
    if (isOvertaken) {
        const QString who = plaintext::oneLine(m_presenter.publisherOf(newest));
        const QString theirs = QString::number(newest.version);
        const QString mine = QString::number(m_presenter.base());
        m_standing->setNotice(NoticeStrip::Tone::Warning, QStringLiteral("history"),
                              who.isEmpty() ? tr("Version %1 was published while you were editing version %2. Your text is "
                                                 "kept; nothing of either is lost.")
                                                  .arg(theirs, mine)
                                            : tr("%1 published version %2 while you were editing version %3. Your text is "
                                                 "kept; nothing of either is lost.")
                                                  .arg(plaintext::isolated(who), theirs, mine));
    } else if (standing == DocumentStanding::Refused) {
        m_standing->setNotice(NoticeStrip::Tone::Trouble, QStringLiteral("warning"),
                              ErrorText::sentence(m_presenter.refusal()));
    }
}

void DocumentPane::showFault()
{
    const auto &fault = m_presenter.fault();
    const bool isShown = fault && m_presenter.canEdit();
    m_fault->setVisible(isShown);
    m_goThere->setVisible(isShown && fault->line > 0);
    m_fault->fitButtons();
    QList<QTextEdit::ExtraSelection> marks;
    if (isShown) {
        m_fault->setNotice(NoticeStrip::Tone::Trouble, QStringLiteral("warning"), fault->text);
        const QTextBlock block = m_editor->document()->findBlockByNumber(fault->line - 1);
        if (fault->line > 0 && block.isValid()) {
            QTextEdit::ExtraSelection mark;
            mark.cursor = QTextCursor(block);
            mark.format.setBackground(coloursOf(palette()).dangerSoft);
            mark.format.setProperty(QTextFormat::FullWidthSelection, true);
            marks.append(mark);
        }
    }
    m_editor->setExtraSelections(marks);
}

void DocumentPane::goToFault()
{
    const auto &fault = m_presenter.fault();
    if (!fault || fault->line <= 0)
        return;
    const QTextBlock block = m_editor->document()->findBlockByNumber(fault->line - 1);
    if (!block.isValid())
        return;
    m_editor->setTextCursor(QTextCursor(block));
    m_editor->centerCursor();
    m_editor->setFocus(Qt::OtherFocusReason);
}

void DocumentPane::chooseImport()
{
    auto *dialog = new QFileDialog(this, tr("Import a document"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, &m_presenter, &TeamPresenter::importFile);
    dialog->open();
}

void DocumentPane::chooseExport()
{
    auto *dialog = new QFileDialog(this, tr("Export the document"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(TeamText::suffix(m_presenter.kind()));
    dialog->selectFile(QStringLiteral("%1.%2").arg(nameOf(m_presenter.kind()), TeamText::suffix(m_presenter.kind())));
    connect(dialog, &QFileDialog::fileSelected, &m_presenter, &TeamPresenter::exportFile);
    dialog->open();
}

QString DocumentPane::standingText() const
{
    return m_standing->isHidden() ? QString() : m_standing->text();
}

QString DocumentPane::faultText() const
{
    return m_fault->isHidden() ? QString() : m_fault->text();
}

} // namespace otklik
