#pragma once

#include "models/clock.h"

#include <QWidget>

class QToolButton;

namespace otklik {

class AnchoredListView;
class CustomerPresenter;
class EmptyState;
class MonthChart;
class TimelineFilters;
class TimelineModel;
struct CustomerCard;

/// The second tab of the card: everything that happened with the person, over all networks and channels, with a
/// chart of the months above; one gets to any day or month of it.
class TimelinePane final : public QWidget
{
    Q_OBJECT

public:
    explicit TimelinePane(CustomerPresenter &presenter, QWidget *parent = nullptr);

    void showCard(const CustomerCard &card);
    [[nodiscard]] AnchoredListView &list() { return *m_list; }
    [[nodiscard]] MonthChart &chart() { return *m_chart; }
    void goToDay(const QDate &day);
    void goToMonth(const QDate &month);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeHead();
    void makeList();
    void showMonths();
    void showState();
    void showEmpty();
    void place(int row);
    void open(int row);
    void askForDay();

    CustomerPresenter &m_presenter;
    TimelineModel &m_model;
    MonthChart *m_chart;
    TimelineFilters *m_filters;
    QToolButton *m_day;
    QToolButton *m_now;
    AnchoredListView *m_list;
    EmptyState *m_empty;
};

} // namespace otklik
