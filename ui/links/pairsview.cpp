#include "ui/links/pairsview.h"

#include "ui/cards/cardlist.h"
#include "ui/common/emptystate.h"
#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/common/noticestrip.h"
#include "ui/common/relativetime.h"
#include "ui/links/accountpane.h"
#include "ui/links/linktext.h"
#include "ui/links/pairkeys.h"
#include "ui/links/pairspresenter.h"
#include "ui/links/reasontext.h"
#include "ui/links/waterfall.h"

#include <QAction>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace otklik {

namespace {

constexpr int listWidth = 340;
constexpr int widestPair = 1200;

using Shows = PairsPresenter::Shows;

} // namespace

PairsView::PairsView(PairsPresenter &presenter, QWidget *parent)
    : PairsView(presenter, new EmptyState(QStringLiteral("people"), {}, {}), parent)
{
}

PairsView::PairsView(PairsPresenter &presenter, EmptyState *empty, QWidget *parent)
    : CardPage(presenter.model(), presenter.shows() == Shows::Open ? tr("Pairs to decide about") : tr("Pairs decided lately"),
               empty, parent)
    , m_presenter(presenter)
    , m_emptyState(empty)
{
    setPanes(makeDetail(), {listWidth, 3});
    addKeys();
    connect(&list(), &CardList::currentRowChanged, &presenter, &PairsPresenter::select);
    connect(&presenter, &PairsPresenter::listChanged, this, &PairsView::showList);
    connect(&presenter, &PairsPresenter::currentChanged, this, &PairsView::showPair);
    connect(&presenter, &PairsPresenter::cardsRead, this, &PairsView::showSides);
    showList();
    showPair();
}

QWidget *PairsView::makeDetail()
{
    auto *detail = new QWidget(this);
    m_detail = new QStackedLayout(detail);
    auto *pair = new QWidget(detail);
    auto *column = new QVBoxLayout(pair);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_scroll = new QScrollArea(pair);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus); // Space in the list turns its pages
    m_scroll->setWidget(makePair());
    column->addWidget(m_scroll, 1);
    column->addWidget(makeFooter());
    m_detail->addWidget(pair);
    m_detail->addWidget(new EmptyState(QStringLiteral("check"), tr("This pair has been decided meanwhile"),
                                       tr("By a colleague, or because what spoke for it is no longer so. Nothing was done in your name. J goes on to the next pair."),
                                       detail));
    return detail;
}

QWidget *PairsView::makePair()
{
    auto *body = new QWidget(this);
    body->setAutoFillBackground(true);
    body->setBackgroundRole(QPalette::Base);
    auto *row = new QHBoxLayout(body);
    row->setContentsMargins(metrics::space6, metrics::space4, metrics::space6, metrics::space4);
    auto *pair = new QWidget(body);
    pair->setMaximumWidth(widestPair);
    row->addWidget(pair, 1000); // on a wide screen the rest stays free at the right
    row->addStretch(1);
    auto *column = new QVBoxLayout(pair);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::space2);
    m_title = new ToneLabel(LabelTone::Title, pair);
    m_title->setWordWrap(true);
    m_when = new ToneLabel(LabelTone::Quiet, pair);
    m_when->setWordWrap(true);
    m_proof = new NoticeStrip(pair);
    m_proof->fitButtons();
    m_first = new AccountPane(QKeySequence(Qt::Key_O), pair);
    m_second = new AccountPane(QKeySequence(Qt::SHIFT | Qt::Key_O), pair);
    auto *sides = new QHBoxLayout;
    sides->setSpacing(metrics::space6);
    for (AccountPane *side : {m_first, m_second}) {
        sides->addWidget(side, 1);
        connect(side, &AccountPane::linkClicked, this, &PairsView::linkClicked);
        connect(side, &AccountPane::openChosen, this, [this, side] { m_presenter.openCase(side == m_first); });
    }
    m_waterfall = new Waterfall(pair);
    column->addWidget(m_title);
    column->addWidget(m_when);
    column->addWidget(m_proof);
    column->addSpacing(metrics::space2);
    column->addLayout(sides);
    column->addSpacing(metrics::space4);
    column->addWidget(new ToneLabel(tr("What speaks for one person, and what against"), LabelTone::Bold, pair));
    column->addWidget(m_waterfall);
    column->addStretch(1);
    return body;
}

QWidget *PairsView::makeFooter()
{
    auto *footer = new QWidget(this);
    auto *column = new QVBoxLayout(footer);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *line = new QFrame(footer);
    line->setFixedHeight(1);
    line->setAutoFillBackground(true);
    line->setBackgroundRole(QPalette::Mid);
    column->addWidget(line);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(metrics::space6, metrics::space3, metrics::space6, metrics::space3);
    row->setSpacing(metrics::space2);
    column->addLayout(row);
    m_same = new QPushButton(tr("Same person (Y)"), footer);
    m_same->setProperty("otklikPrimary", true);
    m_other = new QPushButton(tr("Not the same (N)"), footer);
    m_later = new QPushButton(m_presenter.shows() == Shows::Open ? tr("Later (S)") : tr("Ask again (R)"), footer);
    m_keys = new QPushButton(QStringLiteral("?"), footer);
    m_keys->setToolTip(tr("All keys of this page (?)"));
    m_keys->setAccessibleName(tr("All keys of this page"));
    m_keys->setFlat(true);
    m_keys->setFixedWidth(metrics::buttonHeight);
    m_sitting = new ToneLabel(LabelTone::Quiet, footer);
    for (QPushButton *button : {m_same, m_other, m_later, m_keys})
        button->setAutoDefault(false);
    for (QPushButton *button : {m_same, m_other, m_later})
        row->addWidget(button);
    row->addStretch(1);
    row->addWidget(m_sitting);
    row->addWidget(m_keys);
    connect(m_same, &QPushButton::clicked, &m_presenter, [this] { m_presenter.decide(ProposalState::Confirmed); });
    connect(m_other, &QPushButton::clicked, &m_presenter, [this] { m_presenter.decide(ProposalState::Refused); });
    connect(m_later, &QPushButton::clicked, &m_presenter, [this] {
        if (m_presenter.shows() == Shows::Open)
            m_presenter.skip();
        else
            m_presenter.decide(ProposalState::Open);
    });
    connect(m_keys, &QPushButton::clicked, this, &PairsView::showKeys);
    return footer;
}

void PairsView::addKey(const QKeySequence &keys, Qt::ShortcutContext context, const std::function<void()> &act)
{
    auto *action = new QAction(this);
    action->setShortcut(keys);
    action->setShortcutContext(context);
    action->setAutoRepeat(false); // a key held down decides once
    (context == Qt::WidgetShortcut ? static_cast<QWidget *>(&list()) : this)->addAction(action);
    connect(action, &QAction::triggered, this, act);
}

void PairsView::addKeys()
{
    constexpr auto here = Qt::WidgetWithChildrenShortcut;
    constexpr auto inList = Qt::WidgetShortcut; // elsewhere Enter and Space press buttons
    const bool isOpen = m_presenter.shows() == Shows::Open;
    addKey(Qt::Key_J, here, [this] { m_presenter.next(); });
    addKey(Qt::Key_K, here, [this] { m_presenter.previous(); });
    addKey(Qt::Key_Y, here, [this] { press(m_same); });
    addKey(Qt::Key_N, here, [this] { press(m_other); });
    addKey(isOpen ? Qt::Key_S : Qt::Key_R, here, [this] { press(m_later); });
    addKey(Qt::Key_U, here, [this] { m_presenter.undo(); });
    addKey(QKeySequence::Undo, here, [this] { m_presenter.undo(); });
    addKey(Qt::Key_O, here, [this] { m_presenter.openCase(true); });
    addKey(Qt::SHIFT | Qt::Key_O, here, [this] { m_presenter.openCase(false); });
    addKey(Qt::Key_Question, here, [this] { showKeys(); });
    for (const Qt::Key enter : {Qt::Key_Return, Qt::Key_Enter})
        addKey(enter, inList, [this, isOpen] {
            if (isOpen)
                press(m_same);
            else
                m_presenter.openCase(true);
        });
    addKey(Qt::Key_Down, inList, [this] { m_presenter.next(); });
    addKey(Qt::Key_Up, inList, [this] { m_presenter.previous(); });
    addKey(Qt::Key_Space, inList, [this] { scrollBy(1); });
    addKey(Qt::SHIFT | Qt::Key_Space, inList, [this] { scrollBy(-1); });
}

void PairsView::press(QPushButton *button)
{
    if (isPairShown() && !button->isHidden())
        button->click();
}

void PairsView::scrollBy(int pages)
{
    QScrollBar *bar = m_scroll->verticalScrollBar();
    bar->setValue(bar->value() + pages * bar->pageStep());
}

void PairsView::showKeys()
{
    auto *keys = new PairKeys(m_presenter.shows() == Shows::Open, this);
    keys->popUp(m_keys->mapToGlobal(QPoint(0, -keys->sizeHint().height())));
}

bool PairsView::isPairShown() const
{
    return m_detail->currentIndex() == 0 && m_presenter.current();
}

QString PairsView::sittingText() const
{
    return m_sitting->text();
}

void PairsView::setEmptyTexts(const QString &title, const QString &hint)
{
    m_emptyState->setTexts(title, hint);
}

QPushButton &PairsView::emptyButton()
{
    if (!m_emptyButton)
        m_emptyButton = m_emptyState->addButton();
    return *m_emptyButton;
}

void PairsView::showList()
{
    // Only when it becomes another page: whoever decides chooses the row.
    const bool isEmpty = m_presenter.isLoaded() && m_presenter.model().rowCount() == 0;
    if (m_isEmpty != isEmpty) {
        m_isEmpty = isEmpty;
        showWhetherEmpty(isEmpty);
    }
    const auto count = static_cast<int>(m_presenter.decidedCount());
    m_sitting->setText(count > 0 ? tr("%n decided in this sitting", nullptr, count) : QString());
}

void PairsView::showPair()
{
    const int row = m_presenter.currentRow();
    if (list().currentIndex().row() != row)
        list().setCurrentIndex(row < 0 ? QModelIndex() : m_presenter.model().index(row));
    m_detail->setCurrentIndex(m_presenter.isTakenAway() ? 1 : 0);
    const ProposalItem *item = m_presenter.current();
    m_detail->widget(0)->setEnabled(item != nullptr);
    if (!item)
        return;
    const LinkProposal &proposal = item->proposal;
    const bool isOpen = proposal.state == ProposalState::Open;
    m_title->setText(isOpen ? tr("%1: %2").arg(LinkText::perCent(proposal.probability), LinkText::likelihood(proposal.probability))
                            : LinkText::decision(*item));
    m_when->setVisible(!isOpen && proposal.decidedAt);
    if (proposal.decidedAt)
        m_when->setText(tr("%1 · %2 then").arg(RelativeTime::full(*proposal.decidedAt), LinkText::perCent(proposal.probability)));
    const QString proof = ReasonText::proof(proposal.proof);
    m_proof->setVisible(isOpen && !proof.isEmpty());
    m_proof->setNotice(NoticeStrip::Tone::Good, QStringLiteral("check"), tr("The networks say so themselves: %1.").arg(proof));
    m_waterfall->setProposal(proposal);
    showButtons(proposal.state);
    showSides();
    if (m_shown != proposal.id) {
        m_shown = proposal.id;
        m_scroll->verticalScrollBar()->setValue(0);
    }
}

void PairsView::showSides()
{
    const ProposalItem *item = m_presenter.current();
    if (!item)
        return;
    m_first->setSide(item->first, m_presenter.card(true));
    m_second->setSide(item->second, m_presenter.card(false));
}

void PairsView::showButtons(ProposalState state)
{
    m_same->setVisible(!isLinked(state));
    m_other->setVisible(state != ProposalState::Refused);
}

} // namespace otklik
