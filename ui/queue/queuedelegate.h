#pragma once

#include "models/queue.h"

#include <QStyledItemDelegate>

namespace otklik {

struct Colours;

/// Paints a row of the queue: who and where, how long there is, the first words,
/// who answers, how heated. Owned by the list.
class QueueDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    QueueDelegate(const Clock &clock, const UserId &me, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

private:
    void paintTop(QPainter *painter, const QRect &rect, const QueueItem &item, const Colours &c,
                  const QFont &font) const;
    void paintMeta(QPainter *painter, const QRect &rect, const QueueItem &item, const Colours &c,
                   const QFont &font) const;

    const Clock &m_clock;
    UserId m_me;
};

} // namespace otklik
