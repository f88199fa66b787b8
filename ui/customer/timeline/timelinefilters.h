#pragma once

#include "models/moment.h"

#include <QWidget>

class QAbstractButton;

namespace otklik {

class FlowLayout;

/// Which moments of the time line are shown, as words that can be switched: what kind, and of which network where
/// there is more than one. Passive; lives in the time line's pane.
class TimelineFilters final : public QWidget
{
    Q_OBJECT

public:
    explicit TimelineFilters(QWidget *parent = nullptr);

    void setNetworks(const QStringList &networks);
    void setFilter(const MomentFilter &filter);

Q_SIGNALS:
    void chosen(const otklik::MomentFilter &filter);

private:
    void fill();
    QAbstractButton *add(const QString &title, const QString &hint, const MomentFilter &leadsTo);

    QWidget *m_chipsBox;
    FlowLayout *m_row;
    QStringList m_networks;
    MomentFilter m_filter;
    QList<std::pair<QAbstractButton *, MomentFilter>> m_chips;
};

} // namespace otklik
