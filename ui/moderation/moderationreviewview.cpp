#include "ui/moderation/moderationreviewview.h"

#include "ui/common/emptystate.h"
#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/common/plaintext.h"
#include "ui/common/relativetime.h"
#include "ui/moderation/moderationreviewpresenter.h"
#include "ui/moderation/moderationtext.h"
#include "ui/cards/cardlist.h"
#include "ui/team/teamdata.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace otklik {

namespace {

constexpr int listWidth = 320;
constexpr int snapshotHeight = 120;
constexpr int commentHeight = 64;
constexpr int textWidth = 760;

} // namespace

ModerationReviewView::ModerationReviewView(ModerationReviewPresenter &presenter, QWidget *parent)
    : CardPage(presenter.model(), tr("Removals and blocks"),
               new EmptyState(QStringLiteral("hand"), tr("No removals or blocks are open"),
                              tr("They are asked for at a message of the conversation: open its menu with Enter.")),
               parent)
    , m_presenter(presenter)
{
    setPanes(makeDetail(), {listWidth, 3});
    connectButtons();
    connect(&list(), &CardList::currentRowChanged, &presenter, &ModerationReviewPresenter::select);
    connect(&presenter, &ModerationReviewPresenter::currentChanged, this, &ModerationReviewView::showCurrent);
    connect(&presenter, &ModerationReviewPresenter::listChanged, this, &ModerationReviewView::showWhatIsThere);
    showWhatIsThere();
    showCurrent();
}

QWidget *ModerationReviewView::makeDetail()
{
    auto *detail = new QWidget(this);
    auto *column = new QVBoxLayout(detail);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *scroll = new QScrollArea(detail);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(makeTexts(scroll));
    for (QWidget *part : {scroll->viewport(), scroll->widget()}) {
        part->setAutoFillBackground(true);
        part->setBackgroundRole(QPalette::Base);
    }
    column->addWidget(scroll, 1);
    column->addWidget(makeFooter(detail));
    return detail;
}

QWidget *ModerationReviewView::makeTexts(QWidget *parent)
{
    auto *page = new QWidget(parent);
    page->setMaximumWidth(textWidth);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(metrics::space4, metrics::space4, metrics::space4, metrics::space2);
    column->setSpacing(metrics::space2);
    const auto addText = [&](LabelTone tone) {
        auto *label = new ToneLabel(tone, page);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        column->addWidget(label);
        return label;
    };
    const auto addHeading = [&](const QString &text) { column->addWidget(new ToneLabel(text, LabelTone::Bold, page)); };
    m_title = addText(LabelTone::Title);
    m_who = addText(LabelTone::Quiet);
    m_snapshot = new QPlainTextEdit(page);
    m_snapshot->setReadOnly(true);
    m_snapshot->setTabChangesFocus(true);
    m_snapshot->setFixedHeight(snapshotHeight);
    m_snapshot->setAccessibleName(tr("The message, kept as evidence"));
    column->addWidget(m_snapshot);
    addHeading(tr("The rule that was broken"));
    m_rule = addText(LabelTone::Normal);
    addHeading(tr("What the author is told"));
    m_notice = addText(LabelTone::Normal);
    addHeading(tr("What else is on record"));
    m_history = addText(LabelTone::Normal);
    column->addStretch(1);
    return page;
}

QWidget *ModerationReviewView::makeFooter(QWidget *parent)
{
    auto *footer = new QWidget(parent);
    auto *column = new QVBoxLayout(footer);
    column->setContentsMargins(metrics::space4, metrics::space2, metrics::space4, metrics::space3);
    column->setSpacing(metrics::space2);
    m_comment = new QPlainTextEdit(footer);
    m_comment->setPlaceholderText(tr("A word to the agent; needed to refuse"));
    m_comment->setAccessibleName(m_comment->placeholderText());
    m_comment->setFixedHeight(commentHeight);
    m_comment->setTabChangesFocus(true);
    column->addWidget(m_comment);
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::space2);
    m_case = new QPushButton(tr("Open the case"), footer);
    m_there = new QPushButton(tr("Open in the network…"), footer);
    m_copy = new QPushButton(tr("Copy the notice"), footer);
    m_takeBack = new QPushButton(tr("Take back"), footer);
    m_done = new QPushButton(tr("It is done there"), footer);
    m_refuse = new QPushButton(tr("Refuse"), footer);
    m_approve = new QPushButton(tr("Approve"), footer);
    m_done->setProperty("otklikPrimary", true);
    m_approve->setProperty("otklikPrimary", true);
    for (QPushButton *button : {m_case, m_there, m_copy})
        row->addWidget(button);
    row->addStretch(1);
    for (QPushButton *button : {m_takeBack, m_done, m_refuse, m_approve})
        row->addWidget(button);
    for (QPushButton *button : {m_case, m_there, m_copy, m_takeBack, m_done, m_refuse, m_approve})
        button->setAutoDefault(false);
    column->addLayout(row);
    return footer;
}

void ModerationReviewView::connectButtons()
{
    connect(m_comment, &QPlainTextEdit::textChanged, this, &ModerationReviewView::showButtons);
    connect(m_approve, &QPushButton::clicked, this, [this] { m_presenter.approve(m_comment->toPlainText()); });
    connect(m_refuse, &QPushButton::clicked, this, [this] { m_presenter.refuse(m_comment->toPlainText()); });
    connect(m_done, &QPushButton::clicked, this, [this] { m_presenter.finish(true); });
    connect(m_takeBack, &QPushButton::clicked, this, [this] { m_presenter.finish(false); });
    connect(m_case, &QPushButton::clicked, this, [this] {
        if (m_presenter.current())
            Q_EMIT caseChosen(m_presenter.current()->caseId);
    });
    connect(m_copy, &QPushButton::clicked, this, [this] {
        if (m_presenter.current())
            QGuiApplication::clipboard()->setText(m_presenter.current()->moderation.notice);
    });
    connect(m_there, &QPushButton::clicked, this, [this] {
        const QUrl url = m_presenter.place();
        Q_EMIT linkChosen(url, url.toDisplayString(), m_there->mapToGlobal(QPoint(0, m_there->height())));
    });
}

void ModerationReviewView::showCurrent()
{
    const auto &current = m_presenter.current();
    const QString id = current ? current->moderation.id.value : QString();
    if (id != m_shownId) {
        m_shownId = id;
        m_comment->clear();
    }
    if (current) {
        const Moderation &one = current->moderation;
        //: "Removal", a name
        m_title->setText(tr("%1: %2").arg(ModerationText::kind(one.kind),
                                          plaintext::isolated(plaintext::oneLine(current->customerName))));
        m_who->setText(tr("Asked for by %1, %2").arg(plaintext::isolated(plaintext::oneLine(current->madeByName)),
                                                     RelativeTime::full(one.madeAt)));
        const QString text = plaintext::shown(one.snapshot);
        if (m_snapshot->toPlainText() != text)
            m_snapshot->setPlainText(text);
        m_rule->setText(plaintext::shown(one.ruleText));
        m_notice->setText(plaintext::shown(one.notice));
    }
    showHistory();
    showButtons();
}

void ModerationReviewView::showHistory()
{
    const auto &history = m_presenter.history();
    m_history->setText(history ? ModerationText::record(*history, m_presenter.team().discussionRules(), m_presenter.clock().now())
                               : tr("It is being read…"));
}

void ModerationReviewView::showButtons()
{
    const auto &current = m_presenter.current();
    const bool canDecide = m_presenter.canDecide();
    const bool hasComment = !m_comment->toPlainText().trimmed().isEmpty();
    m_comment->setVisible(canDecide);
    m_approve->setVisible(canDecide);
    m_refuse->setVisible(canDecide);
    m_refuse->setEnabled(hasComment);
    m_refuse->setToolTip(plaintext::toolTip(hasComment ? QString() : tr("Write a word to the agent first.")));
    m_done->setVisible(m_presenter.canFinish());
    m_takeBack->setVisible(m_presenter.canTakeBack());
    m_case->setVisible(current && !current->caseId.isEmpty());
    m_there->setVisible(!m_presenter.place().isEmpty());
}

void ModerationReviewView::showWhatIsThere()
{
    showWhetherEmpty(m_presenter.isLoaded() && m_presenter.model().rowCount() == 0);
    m_presenter.select(currentRow());
}

QString ModerationReviewView::detailText() const
{
    return QStringList{m_title->text(), m_who->text(), m_snapshot->toPlainText(), m_rule->text(), m_notice->text()}.join(u'\n');
}

QString ModerationReviewView::historyText() const
{
    return m_history->text();
}

} // namespace otklik
