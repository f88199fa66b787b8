#pragma once

#include "models/queue.h"

#include <QButtonGroup>
#include <QWidget>

namespace otklik {

/// The five filters of the queue with their sizes: a count above a word. Ctrl+1
/// … Ctrl+5 choose one.
class FilterBar final : public QWidget
{
    Q_OBJECT

public:
    explicit FilterBar(QWidget *parent = nullptr);

    void setFilter(QueueFilter filter);
    void setCounts(const QueueCounts &counts);

Q_SIGNALS:
    void filterChosen(otklik::QueueFilter filter);

private:
    QButtonGroup m_group;
};

} // namespace otklik
