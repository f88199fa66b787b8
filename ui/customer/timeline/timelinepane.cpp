#include "ui/customer/timeline/timelinepane.h"

#include "ui/common/anchoredlistview.h"
#include "ui/common/emptystate.h"
#include "ui/common/iconbutton.h"
#include "ui/common/icons.h"
#include "ui/common/metrics.h"
#include "ui/common/relativetime.h"
#include "ui/customer/customerpresenter.h"
#include "ui/customer/timeline/datepopup.h"
#include "ui/customer/timeline/factpopup.h"
#include "ui/customer/timeline/monthchart.h"
#include "ui/customer/timeline/timelinedelegate.h"
#include "ui/customer/timeline/timelinefilters.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QScrollBar>
#include <QToolButton>

namespace otklik {

namespace {

using Show = MomentFilter::Show;

/// The last moment before `next` begins.
TimePoint lastBefore(const QDateTime &next)
{
    return TimePoint(std::chrono::milliseconds(next.toMSecsSinceEpoch() - 1));
}

} // namespace

TimelinePane::TimelinePane(CustomerPresenter &presenter, QWidget *parent)
    : QWidget(parent), m_presenter(presenter), m_model(presenter.timeline()), m_chart(new MonthChart(this)),
      m_filters(new TimelineFilters(this)),
      m_day(makeIconButton(QStringLiteral("calendar"), tr("Go to a day…"), this, metrics::iconSize)),
      m_now(makeIconButton(QStringLiteral("up"), tr("Back to now"), this, metrics::iconSize)),
      m_list(new AnchoredListView(AnchoredListView::Follows::Top, this)),
      m_empty(new EmptyState(QStringLiteral("history"), {}, {}, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    makeHead();
    column->addWidget(m_list, 1);
    column->addWidget(m_empty, 1);
    makeList();
    connect(&m_model, &TimelineModel::settled, this, &TimelinePane::showState);
    connect(&m_model, &TimelineModel::placed, this, &TimelinePane::place);
    connect(&presenter.months(), &ContactMonths::changed, this, &TimelinePane::showMonths);
    connect(&presenter, &CustomerPresenter::opened, this, &TimelinePane::showState);
    showMonths();
    showState();
}

void TimelinePane::makeHead()
{
    auto *column = static_cast<QVBoxLayout *>(layout());
    column->addSpacing(metrics::space2);
    column->addWidget(m_chart);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, 0, metrics::space2, 0);
    row->setSpacing(0);
    row->addWidget(m_filters, 1);
    row->addWidget(m_day, 0, Qt::AlignTop);
    row->addWidget(m_now, 0, Qt::AlignTop);
    column->addLayout(row);
    m_now->setObjectName(QStringLiteral("backToNow"));
    m_day->setObjectName(QStringLiteral("goToDay"));
    connect(m_chart, &MonthChart::monthChosen, this, &TimelinePane::goToMonth);
    connect(m_filters, &TimelineFilters::chosen, &m_model, &TimelineModel::setFilter);
    connect(m_day, &QToolButton::clicked, this, &TimelinePane::askForDay);
    connect(m_now, &QToolButton::clicked, &m_model, &TimelineModel::goToNow);
}

void TimelinePane::makeList()
{
    m_list->setAccessibleName(tr("All that happened, newest first"));
    m_list->setItemDelegate(new TimelineDelegate(m_model, m_presenter.clock(), m_list));
    m_list->setModel(&m_model);
    m_list->installEventFilter(this);
    const auto chosen = [this](const QModelIndex &index) { open(index.row()); };
    connect(m_list, &QAbstractItemView::clicked, this, chosen);
    connect(m_list, &QAbstractItemView::activated, this, chosen);
    connect(m_list->verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        if (value < m_list->viewport()->height())
            m_model.fetchNewer();
        showState();
    });
}

void TimelinePane::showCard(const CustomerCard &card)
{
    QStringList networks;
    for (const Account &account : card.accounts)
        if (!networks.contains(account.network) && account.network != customerBase)
            networks.append(account.network);
    m_filters->setNetworks(networks);
    m_list->viewport()->update(); // names of colleagues may have come
}

void TimelinePane::showMonths()
{
    const ContactMonths &months = m_presenter.months();
    m_chart->setMonths(months.months(), months.last(), ContactMonths::shown);
    m_chart->setVisible(months.months().size() > 1);
}

void TimelinePane::showState()
{
    // In the past the list does not slide under the eye when what is newer comes in above.
    m_list->setFollows(m_model.isAtNow() ? AnchoredListView::Follows::Top : AnchoredListView::Follows::Nothing);
    m_filters->setFilter(m_model.filter());
    m_now->setEnabled(!m_model.isAtNow() || !m_list->isAtTop());
    const bool isEmpty = m_model.isLoaded() && m_model.rowCount() == 0;
    if (isEmpty)
        showEmpty();
    m_empty->setVisible(isEmpty);
    m_list->setVisible(!isEmpty);
}

void TimelinePane::showEmpty()
{
    switch (m_model.filter().show) {
    case Show::Everything:
        m_empty->setTexts(tr("Nothing here yet"),
                          tr("Everything this person wrote and was answered stands here, from all networks, with calls, promises, bonuses and orders."));
        return;
    case Show::Public:
        m_empty->setTexts(tr("Nothing in public"), tr("What this person wrote where everybody can read it stands here."));
        return;
    case Show::Private:
        m_empty->setTexts(tr("Nothing in private"),
                          tr("Private messages stand here. Ask for personal data only there, and never in public."));
        return;
    case Show::Notes:
        m_empty->setTexts(tr("No calls and no notes"),
                          tr("Write down what was said by phone, by e-mail or in a meeting: in “Notes” on the profile. It then stands here at its time."));
        return;
    case Show::Care:
        m_empty->setTexts(tr("Nothing promised, given or ordered"),
                          tr("Promises come from replies that say by when, bonuses from the composer, orders from your customer base."));
        return;
    }
}

void TimelinePane::place(int row)
{
    const int last = m_model.rowCount() - 1;
    if (last < 0)
        return;
    const QModelIndex index = m_model.index(std::min(row, last), 0);
    m_list->relayoutKeepingPlace();
    m_list->setCurrentIndex(index);
    m_list->scrollTo(index, QAbstractItemView::PositionAtTop);
}

void TimelinePane::goToDay(const QDate &day)
{
    m_model.goTo(lastBefore(day.addDays(1).startOfDay()));
}

void TimelinePane::goToMonth(const QDate &month)
{
    m_model.goTo(lastBefore(QDateTime(month.addMonths(1), QTime(0, 0), Qt::UTC)));
}

void TimelinePane::askForDay()
{
    const QModelIndex top = m_list->indexAt(QPoint(m_list->viewport()->width() / 2, 1));
    const QDate today = RelativeTime::dateOf(m_presenter.clock().now());
    auto *popup = new DatePopup(top.isValid() ? RelativeTime::dateOf(m_model.momentAt(top.row()).at) : today, today, this);
    connect(popup, &DatePopup::chosen, this, &TimelinePane::goToDay);
    popup->popUp(m_day->mapToGlobal(QPoint(0, m_day->height())));
}

void TimelinePane::open(int row)
{
    const Moment moment = m_model.momentAt(row);
    if (const auto *entry = std::get_if<ConversationEntry>(&moment.what)) {
        m_presenter.openMoment(*entry);
        return;
    }
    auto *popup = new FactPopup(moment, [this](const UserId &id) { return m_presenter.userName(id); },
                                m_presenter.clock().now(), this);
    connect(popup, &FactPopup::caseChosen, &m_presenter, &CustomerPresenter::openCase);
    const QRect where = m_list->visualRect(m_model.index(row, 0));
    popup->popUp(m_list->viewport()->mapToGlobal(where.topLeft() + QPoint(metrics::space4, metrics::space6)));
}

bool TimelinePane::eventFilter(QObject *watched, QEvent *event)
{
    // The newest moment of all, and not only the newest that is here.
    if (watched == m_list && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Home && !m_model.isAtNow()) {
        m_model.goToNow();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace otklik
