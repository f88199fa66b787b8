#include "ui/queue/queueview.h"

#include "ui/common/emptystate.h"
#include "ui/queue/filterbar.h"
#include "ui/queue/queuedelegate.h"
#include "ui/queue/queuepresenter.h"

#include <QAction>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace otklik {

QueueList::QueueList(QWidget *parent) : AnchoredListView(Follows::Top, parent)
{
    setUniformItemSizes(true);
    setSelectionMode(SingleSelection);
    setContextMenuPolicy(Qt::ActionsContextMenu);
    m_clockTick.setInterval(std::chrono::seconds(30));
    connect(&m_clockTick, &QTimer::timeout, this, [this] {
        if (isVisible())
            viewport()->update();
    });
    m_clockTick.start();
}

void QueueList::paintEvent(QPaintEvent *event)
{
    AnchoredListView::paintEvent(event);
    if (model() && model()->rowCount() > 0)
        Q_EMIT rowsPainted();
}

QueueView::QueueView(QueuePresenter &presenter, QWidget *parent)
    : QWidget(parent), m_presenter(presenter), m_filters(new FilterBar(this)), m_list(new QueueList(this)),
      m_empty(new EmptyState(QStringLiteral("queue"), {}, {}, this)), m_stack(new QStackedLayout)
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setMinimumWidth(260);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_filters);
    layout->addLayout(m_stack, 1);
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_empty);

    m_list->setAccessibleName(tr("Queue"));
    m_list->setItemDelegate(new QueueDelegate(presenter.clock(), presenter.me().id, m_list));
    m_list->setModel(&presenter.model());
    setFocusProxy(m_list);
    addActions();

    connect(m_filters, &FilterBar::filterChosen, &m_presenter, &QueuePresenter::setFilter);
    connect(&m_presenter, &QueuePresenter::filterChanged, m_filters, &FilterBar::setFilter);
    connect(&m_presenter, &QueuePresenter::countsChanged, m_filters, &FilterBar::setCounts);
    connect(m_list, &QAbstractItemView::activated, this, [this](const QModelIndex &i) { m_presenter.open(i.row()); });
    connect(m_list, &QAbstractItemView::clicked, this, [this](const QModelIndex &i) { m_presenter.open(i.row()); });
    connect(&m_presenter.model(), &QueueModel::settled, this, &QueueView::showWhatIsThere);
    connect(&m_presenter.model(), &QueueModel::loaded, this, &QueueView::showWhatIsThere);
    connect(m_list, &QueueList::rowsPainted, this, [this] {
        if (!std::exchange(m_hasPainted, true))
            QMetaObject::invokeMethod(this, &QueueView::firstPainted, Qt::QueuedConnection);
    });
    showWhatIsThere();
}

QAction *QueueView::addAction(const QString &text, const QKeySequence &keys, Qt::ShortcutContext context)
{
    auto *action = new QAction(text, this);
    action->setShortcut(keys);
    action->setShortcutContext(context);
    action->setShortcutVisibleInContextMenu(true);
    m_list->addAction(action);
    m_actions.append(action);
    return action;
}

void QueueView::addActions()
{
    // A bare letter works only in the list, where nobody types text.
    connect(addAction(tr("Open"), Qt::Key_Return, Qt::WidgetShortcut), &QAction::triggered, this,
            [this] { m_presenter.open(currentRow()); });
    connect(addAction(tr("Claim"), Qt::Key_C, Qt::WidgetShortcut), &QAction::triggered, this,
            [this] { m_presenter.claim(currentRow()); });
    connect(addAction(tr("Release"), Qt::Key_R, Qt::WidgetShortcut), &QAction::triggered, this,
            [this] { m_presenter.release(currentRow()); });
    connect(addAction(tr("Next case"), Qt::ALT | Qt::Key_Down, Qt::WindowShortcut), &QAction::triggered, this,
            [this] { openNext(1); });
    connect(addAction(tr("Previous case"), Qt::ALT | Qt::Key_Up, Qt::WindowShortcut), &QAction::triggered, this,
            [this] { openNext(-1); });
}

int QueueView::currentRow() const
{
    return m_list->currentIndex().row();
}

void QueueView::focusList()
{
    m_list->setFocus(Qt::ShortcutFocusReason);
    if (!m_list->currentIndex().isValid() && m_presenter.model().rowCount() > 0)
        m_list->setCurrentIndex(m_presenter.model().index(0));
}

void QueueView::openNext(int step)
{
    const int rows = m_presenter.model().rowCount();
    if (rows == 0)
        return;
    const int row = std::clamp(m_list->currentIndex().isValid() ? currentRow() + step : 0, 0, rows - 1);
    m_list->setCurrentIndex(m_presenter.model().index(row));
    m_presenter.open(row);
}

void QueueView::showWhatIsThere()
{
    const QueueModel &model = m_presenter.model();
    const bool isEmpty = model.isLoaded() && model.rowCount() == 0;
    if (isEmpty)
        showEmptyText();
    m_stack->setCurrentWidget(isEmpty ? static_cast<QWidget *>(m_empty) : m_list);
    if (isEmpty && !std::exchange(m_hasPainted, true))
        QMetaObject::invokeMethod(this, &QueueView::firstPainted, Qt::QueuedConnection);
}

void QueueView::showEmptyText()
{
    switch (m_presenter.filter()) {
    case QueueFilter::Open:
        m_empty->setTexts(tr("Everybody has an answer"),
                          tr("New mentions from the connected networks appear here by themselves, the most urgent first."));
        return;
    case QueueFilter::Mine:
        m_empty->setTexts(tr("You answer nobody right now"),
                          tr("Choose a case under Free and press C to claim it: then colleagues see that you answer."));
        return;
    case QueueFilter::Free:
        m_empty->setTexts(tr("Everything is taken"), tr("Each open case has a colleague who answers it."));
        return;
    case QueueFilter::InReview:
        m_empty->setTexts(tr("Nothing waits for review"), tr("Replies sent to a lead stand here until they are approved or returned."));
        return;
    case QueueFilter::Answered:
        m_empty->setTexts(tr("Nothing answered yet"), tr("Cases come here when the reply stands in the network, or when they are closed with a reason."));
        return;
    }
}

} // namespace otklik
