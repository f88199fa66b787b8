#include "ui/conversation/conversationview.h"

#include "ui/common/emptystate.h"
#include "ui/common/icons.h"
#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/common/networks.h"
#include "ui/common/plaintext.h"
#include "ui/common/theme.h"
#include "ui/conversation/claimbar.h"
#include "ui/conversation/linkpopup.h"
#include "ui/conversation/threadview.h"
#include "ui/conversation/versionspopup.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollBar>
#include <QShortcut>
#include <QStackedLayout>
#include <QToolButton>

namespace otklik {

using namespace metrics;

ConversationView::ConversationView(ConversationPresenter &presenter, QWidget *parent)
    : QWidget(parent), m_presenter(presenter), m_content(new QWidget(this)),
      m_empty(new EmptyState(QStringLiteral("queue"), tr("Choose a case on the left"),
                             tr("↑ and ↓ move, Enter opens, C claims the person. Alt+↓ goes to the next case from anywhere."), this)),
      m_stack(new QStackedLayout(this)), m_claimBar(new ClaimBar(this)),
      m_thread(new ThreadView(presenter.clock(), this)), m_earlier(new QPushButton(tr("Load earlier"), this)),
      m_newPill(new QPushButton(m_thread))
{
    setMinimumWidth(360);
    auto *column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHeader());
    column->addWidget(m_claimBar);
    column->addWidget(m_earlier);
    column->addWidget(m_thread, 1);
    m_earlier->setFlat(true);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_content);
    m_earlier->hide();
    m_newPill->setProperty("otklikPrimary", true);
    m_newPill->hide();
    m_thread->setModel(&presenter.model());
    connectThread();

    connect(m_claimBar, &ClaimBar::claimChosen, &presenter, &ConversationPresenter::claim);
    connect(m_claimBar, &ClaimBar::releaseChosen, &presenter, &ConversationPresenter::release);
    connect(m_claimBar, &ClaimBar::takeOverChosen, &presenter, &ConversationPresenter::takeOver);
    auto *claimKeys = new QShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_C, this);
    connect(claimKeys, &QShortcut::activated, &presenter, &ConversationPresenter::claim);

    connect(&presenter, &ConversationPresenter::opened, this, [this] {
        m_isFresh = true;
        m_unseen = 0;
        m_newPill->hide();
    });
    connect(&presenter, &ConversationPresenter::loaded, this, &ConversationView::showConversation);
    connect(&presenter, &ConversationPresenter::entriesArrived, this, &ConversationView::showArrived);
    connect(&presenter, &ConversationPresenter::closed, this, [this] { m_stack->setCurrentWidget(m_empty); });
    // A claim ends by the clock, without any change in the store.
    m_claimTick.setInterval(std::chrono::seconds(30));
    connect(&m_claimTick, &QTimer::timeout, this, &ConversationView::showClaim);
    m_claimTick.start();
    m_empty->setAutoFillBackground(true);
    m_empty->setBackgroundRole(canvasRole);
}

QWidget *ConversationView::makeHeader()
{
    auto *header = new QWidget(this);
    header->setAutoFillBackground(true);
    header->setBackgroundRole(QPalette::Base);
    header->setFixedHeight(headerHeight);
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(space4, space2, space3, space2);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    m_title = new ElidedLabel(LabelTone::Bold, header);
    m_where = new ElidedLabel(LabelTone::Quiet, header);
    words->addWidget(m_title);
    words->addWidget(m_where);
    row->addLayout(words, 1);
    m_openThere = new QToolButton(header);
    m_openThere->setIcon(icon(QStringLiteral("browser"), IconTone::Quiet));
    m_openThere->setIconSize(QSize(iconSize, iconSize));
    m_openThere->setToolTip(tr("Open the thread in the browser (Ctrl+Shift+O)"));
    m_openThere->setAccessibleName(tr("Open the thread in the browser"));
    m_openThere->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_O);
    m_openThere->setAutoRaise(true);
    row->addWidget(m_openThere);
    connect(m_openThere, &QToolButton::clicked, this, [this] {
        const auto &conversation = m_presenter.conversation();
        if (!conversation)
            return;
        const QUrl url(conversation->thread.url);
        askAboutLink(url, conversation->thread.url, m_openThere->mapToGlobal(QPoint(0, m_openThere->height())));
    });
    return header;
}

void ConversationView::connectThread()
{
    connect(m_thread, &ThreadView::linkClicked, this, &ConversationView::askAboutLink);
    connect(m_thread, &ThreadView::versionsRequested, this, [this](const QModelIndex &index, const QPoint &at) {
        auto *popup = new VersionsPopup(m_presenter.model().entryAt(index.row()), this);
        popup->popUp(at);
    });
    connect(m_earlier, &QPushButton::clicked, &m_presenter, &ConversationPresenter::loadEarlier);
    connect(m_newPill, &QPushButton::clicked, m_thread, &ThreadView::scrollToEnd);
    connect(m_thread->verticalScrollBar(), &QScrollBar::valueChanged, this, [this] {
        if (m_thread->isAtEnd()) {
            m_unseen = 0;
            m_newPill->hide();
        }
    });
    connect(&m_presenter.model(), &ThreadModel::hasEarlierChanged, this, &ConversationView::showEarlier);
    connect(&m_presenter, &ConversationPresenter::earlierChanged, this, &ConversationView::showEarlier);
}

void ConversationView::showEarlier()
{
    const Earlier earlier = m_presenter.earlier();
    switch (earlier) {
    case Earlier::None: break;
    case Earlier::Here: m_earlier->setText(tr("Load earlier")); break;
    case Earlier::OnServer: m_earlier->setText(tr("Older messages may be on the server: look for them")); break;
    case Earlier::Reading: m_earlier->setText(tr("Loading…")); break;
    case Earlier::Unreachable:
        m_earlier->setText(tr("Older messages may be on the server, which cannot be reached now: try again"));
        break;
    }
    m_earlier->setVisible(earlier != Earlier::None);
    m_earlier->setEnabled(earlier != Earlier::Reading);
}

void ConversationView::showConversation(const Conversation &conversation)
{
    m_stack->setCurrentWidget(m_content);
    const QString title = plaintext::oneLine(conversation.thread.title);
    m_title->setFullText(!title.isEmpty()                   ? title
                             : conversation.entries.isEmpty() ? tr("Conversation")
                                                              : plaintext::oneLine(conversation.entries.first().authorName));
    QStringList where{networkLook(conversation.supportCase.network).title};
    if (const QString source = plaintext::oneLine(conversation.source.title); !source.isEmpty() && source != where.first())
        where.append(source);
    where.append(tr("%n message(s)", nullptr, m_presenter.model().rowCount()));
    m_where->setFullText(where.join(QStringLiteral(" · ")));
    const QUrl url(conversation.thread.url);
    m_openThere->setVisible(url.isValid() && url.scheme().startsWith(QLatin1StringView("http")));
    showClaim();
    placeFloating();
    if (!std::exchange(m_isFresh, false))
        return;
    // Begin where somebody waits: the mention to answer, or the end.
    const int row = m_presenter.model().rowOf(conversation.supportCase.mentionId);
    m_thread->scrollToEnd();
    if (row >= 0) {
        const QModelIndex waiting = m_presenter.model().index(row);
        m_thread->setCurrentIndex(waiting);
        m_thread->scrollTo(waiting, QAbstractItemView::EnsureVisible);
    }
}

void ConversationView::showClaim()
{
    const auto &conversation = m_presenter.conversation();
    if (!conversation)
        return;
    m_claimBar->setState({m_presenter.standing(), conversation->holderName, conversation->claim.expiresAt,
                          m_presenter.canTakeOver(), isOpen(conversation->supportCase.state), m_presenter.isTakenOver()});
}

void ConversationView::showArrived(int count)
{
    if (m_thread->isAtEnd())
        return;
    const ThreadModel &model = m_presenter.model();
    for (int row = std::max(0, model.rowCount() - count); row < model.rowCount(); ++row)
        if (!model.index(row, 0).data(ThreadModel::EntryRole).value<ConversationEntry>().mention.isBrand)
            ++m_unseen; // one's own reply is no news
    if (m_unseen == 0)
        return;
    m_newPill->setText(tr("%n new", nullptr, m_unseen) + QStringLiteral("  ↓"));
    m_newPill->show();
    placeFloating();
}

void ConversationView::placeFloating()
{
    m_newPill->adjustSize();
    m_newPill->move((m_thread->width() - m_newPill->width()) / 2, m_thread->height() - m_newPill->height() - space3);
}

void ConversationView::askAboutLink(const QUrl &url, const QString &written, const QPoint &at)
{
    if (!url.isValid() || !url.scheme().startsWith(QLatin1StringView("http")) || url.host().isEmpty())
        return;
    auto *popup = new LinkPopup(url, written, this);
    connect(popup, &LinkPopup::openChosen, this, &ConversationView::linkOpened);
    popup->popUp(at);
}

void ConversationView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeFloating();
}

} // namespace otklik
