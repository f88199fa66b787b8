#include "ui/review/reviewview.h"

#include "guidance/wording/replyhighlighter.h"
#include "ui/attachments/attachmentstrip.h"
#include "ui/common/emptystate.h"
#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/common/noticestrip.h"
#include "ui/common/plaintext.h"
#include "ui/common/theme.h"
#include "ui/composer/checklistview.h"
#include "ui/composer/composertext.h"
#include "ui/composer/replyeditor.h"
#include "ui/conversation/threadview.h"
#include "ui/cards/cardlist.h"
#include "ui/review/reviewpresenter.h"

#include <QAction>
#include <QEvent>
#include <QFrame>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

namespace otklik {

namespace {

constexpr int listWidth = 320;
constexpr int checklistWidth = 260;
constexpr int commentHeight = 64;
constexpr qsizetype changesShown = 3;
constexpr qsizetype excerptLength = 160;

} // namespace

ReviewView::ReviewView(ReviewPresenter &presenter, PictureShelf &shelf, QWidget *parent)
    : CardPage(presenter.model(), tr("Waiting for review"),
               new EmptyState(QStringLiteral("review"), tr("Nothing waits for review"),
                              tr("Replies that were sent to review stand here until they are approved or returned.")),
               parent)
    , m_presenter(presenter)
    , m_shelf(shelf)
{
    setPanes(makeDetail(), {listWidth, 3});
    addActions();
    connect(&list(), &CardList::currentRowChanged, &presenter, &ReviewPresenter::select);
    connect(&presenter, &ReviewPresenter::wordingChanged, m_highlighter, &QSyntaxHighlighter::rehighlight);
    connect(&presenter, &ReviewPresenter::currentChanged, this, &ReviewView::showCurrent);
    connect(&presenter, &ReviewPresenter::listChanged, this, &ReviewView::showWhatIsThere);
    showWhatIsThere();
    showCurrent();
}

ReviewView::~ReviewView()
{
    // It reads the presenter's analyzer: it must not outlive this turn.
    delete m_highlighter;
}

QWidget *ReviewView::makeDetail()
{
    auto *detail = new QSplitter(Qt::Vertical, this);
    detail->setChildrenCollapsible(false);
    detail->setHandleWidth(1);
    m_thread = new ThreadView(m_presenter.clock(), detail);
    m_thread->setModel(&m_presenter.thread());
    m_thread->setAccessibleName(tr("Thread"));
    detail->addWidget(m_thread);
    detail->addWidget(makeDraft(detail));
    detail->setStretchFactor(0, 1);
    detail->setSizes({340, 360});
    return detail;
}

QWidget *ReviewView::makeDraft(QWidget *parent)
{
    auto *pane = new QWidget(parent);
    pane->setAutoFillBackground(true);
    pane->setBackgroundRole(QPalette::Base);
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *top = new QVBoxLayout;
    top->setContentsMargins(metrics::space3, 0, metrics::space3, 0);
    m_changes = new NoticeStrip(pane);
    m_changes->fitButtons();
    m_changes->hide();
    m_author = new ToneLabel(LabelTone::Quiet, pane);
    m_author->setContentsMargins(0, metrics::space2, 0, 0);
    top->addWidget(m_changes);
    top->addWidget(m_author);
    m_together = new ToneLabel(LabelTone::Quiet, pane);
    m_together->setWordWrap(true);
    m_together->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_together->setContentsMargins(0, metrics::space1, 0, 0);
    top->addWidget(m_together);
    column->addLayout(top);
    auto *body = new QHBoxLayout;
    body->setSpacing(0);
    m_draft = new ReplyEditor(pane);
    m_draft->setEditable(false);
    m_draft->viewport()->setBackgroundRole(QPalette::Base); // here it is what is looked at
    m_highlighter = new ReplyHighlighter(m_presenter.analyzer(), m_draft->document());
    m_checklist = new ChecklistView(pane);
    m_checklist->setFixedWidth(checklistWidth);
    m_checklist->setModel(&m_presenter.checklist());
    body->addWidget(m_draft, 1);
    auto *line = new QFrame(pane);
    line->setFixedWidth(1);
    line->setAutoFillBackground(true);
    line->setBackgroundRole(QPalette::Mid);
    body->addWidget(line);
    body->addWidget(m_checklist);
    column->addLayout(body, 1);
    column->addWidget(makeFooter(pane));
    connect(m_checklist, &ChecklistView::evidenceChosen, m_draft, &ReplyEditor::select);
    return pane;
}

QWidget *ReviewView::makeFooter(QWidget *parent)
{
    auto *footer = new QWidget(parent);
    auto *column = new QVBoxLayout(footer);
    column->setContentsMargins(metrics::space3, metrics::space2, metrics::space3, metrics::space3);
    column->setSpacing(metrics::space2);
    m_pictures = new AttachmentStrip(m_shelf, footer);
    m_comment = new QPlainTextEdit(footer);
    m_comment->setPlaceholderText(tr("Comment for the author; needed to return the draft"));
    m_comment->setAccessibleName(m_comment->placeholderText());
    m_comment->setFixedHeight(commentHeight);
    m_comment->setTabChangesFocus(true);
    m_override = new QLineEdit(footer);
    m_override->setPlaceholderText(tr("Reason for publishing personal data; it is written into the log"));
    m_override->setAccessibleName(m_override->placeholderText());
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::space2);
    m_reason = new ToneLabel(LabelTone::Quiet, footer);
    m_reason->setWordWrap(true);
    m_takeBack = new QPushButton(tr("Take back"), footer);
    m_return = new QPushButton(tr("Return"), footer);
    m_approve = new QPushButton(tr("Approve"), footer);
    m_approve->setProperty("otklikPrimary", true);
    row->addWidget(m_reason, 1);
    for (QPushButton *button : {m_takeBack, m_return, m_approve}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    column->addWidget(m_pictures);
    column->addWidget(m_comment);
    column->addWidget(m_override);
    column->addLayout(row);
    connect(m_comment, &QPlainTextEdit::textChanged, this, &ReviewView::showButtons);
    connect(m_override, &QLineEdit::textChanged, this, &ReviewView::showButtons);
    connect(m_approve, &QPushButton::clicked, this, &ReviewView::approve);
    connect(m_return, &QPushButton::clicked, this, &ReviewView::giveBack);
    connect(m_takeBack, &QPushButton::clicked, &m_presenter, &ReviewPresenter::takeBack);
    return footer;
}

void ReviewView::addActions()
{
    // Bare letters: only where nobody types text. The list would search with them.
    const auto add = [this](const QString &text, Qt::Key key, void (ReviewView::*act)()) {
        auto *action = new QAction(text, this);
        action->setShortcut(QKeySequence(key));
        action->setShortcutContext(Qt::WidgetShortcut);
        list().addAction(action);
        connect(action, &QAction::triggered, this, act);
    };
    add(tr("Approve"), Qt::Key_A, &ReviewView::approve);
    add(tr("Return"), Qt::Key_R, &ReviewView::giveBack);
}

void ReviewView::keyPressEvent(QKeyEvent *event)
{
    if (event->modifiers() == Qt::NoModifier && event->key() == Qt::Key_A)
        approve();
    else if (event->modifiers() == Qt::NoModifier && event->key() == Qt::Key_R)
        giveBack();
    else
        CardPage::keyPressEvent(event);
}

void ReviewView::approve()
{
    m_presenter.approve(m_override->text());
}

void ReviewView::giveBack()
{
    if (!m_presenter.canDecide())
        return;
    if (m_comment->toPlainText().trimmed().isEmpty())
        m_comment->setFocus(Qt::ShortcutFocusReason);
    else
        m_presenter.giveBack(m_comment->toPlainText());
}

void ReviewView::showCurrent()
{
    const auto &current = m_presenter.current();
    const QString id = current ? current->publication.id.value : QString();
    if (id != m_shownId) {
        m_shownId = id;
        m_comment->clear();
        m_override->clear();
        m_pictures->setPictures(current ? current->publication.attachments : QList<Attachment>(), id);
        m_draft->setText(current ? current->publication.text : QString(), true);
        m_isThreadShown = false;
    }
    // The thread comes later than the draft; what is answered stands at its end.
    if (!m_isThreadShown && m_presenter.thread().rowCount() > 0) {
        m_isThreadShown = true;
        m_thread->scrollToEnd();
    }
    m_highlighter->setLanguage(m_presenter.language());
    m_highlighter->setPrivacyOptions(m_presenter.privacy());
    m_highlighter->setBackground(coloursOf(palette()).surface);
    m_author->setText(current ? tr("%1 writes to %2 · %3").arg(plaintext::isolated(plaintext::oneLine(current->authorName)),
                                                                plaintext::isolated(plaintext::oneLine(current->customerName)),
                                                                ComposerText::visibility(current->publication.visibility))
                              : QString());
    const bool canDecide = m_presenter.canDecide();
    m_comment->setVisible(canDecide);
    m_return->setVisible(canDecide);
    m_approve->setVisible(canDecide);
    m_takeBack->setVisible(m_presenter.isMine());
    m_override->setVisible(canDecide && m_presenter.needsReason());
    showTogether();
    showChanges();
    showButtons();
}

void ReviewView::showTogether()
{
    const QList<Publication> others = m_presenter.together();
    QStringList lines{tr("Approved or returned together with this:")};
    for (const Publication &other : others)
        lines << QStringLiteral("%1 · %2").arg(ComposerText::visibility(other.visibility), plaintext::shown(other.text));
    m_together->setText(lines.join(u'\n'));
    m_together->setVisible(!others.isEmpty());
}

void ReviewView::showChanges()
{
    const auto &changes = m_presenter.changes();
    m_changes->setVisible(!changes.isEmpty());
    if (changes.isEmpty())
        return;
    QStringList lines{tr("Since this was written, %n thing(s) changed in the thread:", nullptr, static_cast<int>(changes.size()))};
    for (const ReviewChange &change : changes.mid(0, changesShown)) {
        const QString who = plaintext::isolated(plaintext::oneLine(change.entry.authorName));
        const QString text = plaintext::isolated(plaintext::oneLine(change.entry.mention.text).left(excerptLength));
        switch (change.kind) {
        case ReviewChange::Kind::Added: lines << tr("%1 wrote: %2").arg(who, text); break;
        case ReviewChange::Kind::Edited: lines << tr("%1 edited: %2").arg(who, text); break;
        case ReviewChange::Kind::Deleted: lines << tr("%1 deleted: %2").arg(who, text); break;
        }
    }
    m_changes->setNotice(NoticeStrip::Tone::Warning, QStringLiteral("history"), lines.join(u'\n'));
}

void ReviewView::showButtons()
{
    const QString reason = m_presenter.approveReason(m_override->text());
    m_approve->setEnabled(reason.isEmpty());
    m_approve->setToolTip(plaintext::toolTip(reason.isEmpty() ? tr("Approve this text (A)") : reason));
    const bool hasComment = !m_comment->toPlainText().trimmed().isEmpty();
    m_return->setEnabled(m_presenter.canDecide() && hasComment);
    m_return->setToolTip(hasComment ? tr("Return it with the comment (R)") : tr("Write a comment first (R)"));
    const bool isAgentsOwn = m_presenter.isMine();
    m_reason->setText(isAgentsOwn ? tr("A lead looks at your draft. You can take it back.")
                                  : m_presenter.canDecide() ? reason : QString());
}

void ReviewView::showWhatIsThere()
{
    showWhetherEmpty(m_presenter.isLoaded() && m_presenter.model().rowCount() == 0);
    m_presenter.select(currentRow());
}

void ReviewView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange && m_highlighter)
        m_highlighter->setBackground(coloursOf(palette()).surface);
    CardPage::changeEvent(event);
}

QString ReviewView::togetherText() const
{
    return m_together->isHidden() ? QString() : m_together->text();
}

QString ReviewView::changesText() const
{
    return m_changes->isHidden() ? QString() : m_changes->text();
}

} // namespace otklik
