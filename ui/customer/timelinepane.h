#pragma once

#include <QWidget>

class QHBoxLayout;

namespace otklik {

class AnchoredListView;
class CustomerPresenter;
class EmptyState;
struct CustomerCard;

/// The second tab of the card: every mention and reply over all networks.
class TimelinePane final : public QWidget
{
    Q_OBJECT

public:
    explicit TimelinePane(CustomerPresenter &presenter, QWidget *parent = nullptr);

    void showCard(const CustomerCard &card);
    [[nodiscard]] AnchoredListView &list() { return *m_list; }

private:
    void showFilters(const QStringList &networks);

    CustomerPresenter &m_presenter;
    QWidget *m_filterRow;
    QHBoxLayout *m_filters;
    QStringList m_networks;
    AnchoredListView *m_list;
    EmptyState *m_empty;
};

} // namespace otklik
