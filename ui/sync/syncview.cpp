#include "ui/sync/syncview.h"

#include "ui/common/emptystate.h"
#include "ui/common/errortext.h"
#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/common/relativetime.h"
#include "ui/common/synctext.h"
#include "ui/sync/conflictpane.h"
#include "ui/sync/historybox.h"
#include "ui/sync/pendingdelegate.h"
#include "ui/sync/pendingtext.h"
#include "ui/sync/removalnotice.h"
#include "ui/sync/syncpresenter.h"

#include <QHBoxLayout>
#include <QListView>
#include <QPushButton>
#include <QStackedLayout>

namespace otklik {

namespace {

constexpr int pageWidth = 860;

} // namespace

SyncView::SyncView(SyncPresenter &presenter, QWidget *parent)
    : QWidget(parent), m_presenter(presenter), m_state(new ToneLabel(LabelTone::Title, this)),
      m_request(new ToneLabel(LabelTone::Quiet, this)), m_removal(new RemovalNotice(this)),
      m_retry(new QPushButton(tr("&Try now"), this)), m_list(new QListView(this)),
      m_empty(new EmptyState(QStringLiteral("sync"), tr("Nothing waits"),
                             tr("What you do without a connection is written down here and delivered once when the "
                                "connection is back. What the server refuses stays here until you have seen why."),
                             this)),
      m_stack(new QStackedLayout), m_detail(new ConflictPane(this)), m_history(new HistoryBox(this))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(metrics::space6, metrics::space4, metrics::space6, metrics::space4);
    auto *middle = new QWidget(this);
    middle->setMaximumWidth(pageWidth);
    row->addStretch();
    row->addWidget(middle, 100);
    row->addStretch();
    auto *column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::space2);
    m_state->setWordWrap(true);
    m_request->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *head = new QHBoxLayout;
    head->addWidget(m_state, 1);
    head->addWidget(m_retry, 0, Qt::AlignTop);
    column->addLayout(head);
    column->addWidget(m_request);
    column->addWidget(m_removal);
    column->addLayout(m_stack, 1);
    column->addWidget(m_detail);
    column->addWidget(m_history);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_list);
    m_list->setModel(&presenter.model());
    m_list->setItemDelegate(new PendingDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setAccessibleName(tr("What waits for the server"));
    setFocusProxy(m_list);

    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &SyncView::showDetail);
    connect(&presenter, &SyncPresenter::statusChanged, this, &SyncView::showStatus);
    connect(&presenter, &SyncPresenter::rowsChanged, this, &SyncView::showRows);
    connect(&presenter, &SyncPresenter::threadsChanged, this, [this] { m_presenter.readNews(currentRow()); });
    connect(&presenter, &SyncPresenter::newsRead, this,
            [this](const MutationId &id, const QList<ConversationEntry> &entries) {
                const int shown = currentRow();
                if (shown >= 0 && shown < m_presenter.model().rowCount()
                    && m_presenter.model().row(shown).mutation.id == id)
                    m_detail->showNews(entries, m_presenter.clock().now());
            });
    connect(&presenter, &SyncPresenter::failed, this, [this](const Error &error) {
        m_request->setText(ErrorText::sentence(error));
    });
    connect(m_detail, &ConflictPane::mineKept, this, [this] { m_presenter.keepMine(currentRow()); });
    connect(m_detail, &ConflictPane::theirsTaken, this, [this] { m_presenter.dismiss(currentRow()); });
    connect(m_detail, &ConflictPane::caseWanted, this, [this] { m_presenter.openCase(currentRow()); });
    connect(m_retry, &QPushButton::clicked, &presenter, &SyncPresenter::retry);
    connect(m_removal, &RemovalNotice::agreed, &presenter, &SyncPresenter::allowRemoval);
    connect(m_removal, &RemovalNotice::putOff, m_removal, &QWidget::hide);
    connect(m_history, &HistoryBox::chosen, &presenter, &SyncPresenter::chooseHistoryWindow);
    connect(&presenter, &SyncPresenter::historyWindowChanged, this,
            [this] { m_history->setWindow(m_presenter.historyWindow()); });
    m_history->setWindow(presenter.historyWindow());
    showStatus();
    showRows();
}

int SyncView::currentRow() const
{
    return m_list->currentIndex().row();
}

void SyncView::showStatus()
{
    const SyncStatus &status = m_presenter.status();
    m_state->setText(SyncText::sentence(status, m_presenter.clock().now()));
    const bool isAsking = status.phase == SyncPhase::Asking && status.removal;
    if (isAsking)
        m_removal->ask(*status.removal);
    m_removal->setVisible(isAsking);
    m_retry->setVisible(isAsking || status.phase == SyncPhase::Offline || status.phase == SyncPhase::Failed);
    QStringList lines;
    if (!status.problem.isEmpty() && !isAsking)
        lines.append(ErrorText::sentence(status.problem));
    const bool isSaidAlready = status.phase == SyncPhase::Complete || status.phase == SyncPhase::Offline;
    if (status.completeAt && !isSaidAlready)
        lines.append(tr("Complete last: %1").arg(RelativeTime::inSentence(*status.completeAt, m_presenter.clock().now())));
    if (!status.requestId.isEmpty())
        lines.append(PendingText::request(status.requestId));
    m_request->setText(lines.join(u'\n'));
    m_request->setVisible(!lines.isEmpty());
}

void SyncView::showRows()
{
    const bool isEmpty = m_presenter.model().rowCount() == 0;
    m_stack->setCurrentWidget(isEmpty ? static_cast<QWidget *>(m_empty) : m_list);
    if (!isEmpty && !m_list->currentIndex().isValid())
        m_list->setCurrentIndex(m_presenter.model().index(0));
    showDetail();
}

void SyncView::showDetail()
{
    const int row = currentRow();
    const bool hasRow = row >= 0 && row < m_presenter.model().rowCount();
    m_detail->setVisible(hasRow);
    if (!hasRow)
        return;
    m_detail->show(m_presenter.model().row(row), m_presenter.clock().now());
    m_presenter.readNews(row);
}

} // namespace otklik
