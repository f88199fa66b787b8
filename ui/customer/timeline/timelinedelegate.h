#pragma once

#include "models/clock.h"

#include <QStyledItemDelegate>

namespace otklik {

class TimelineModel;

/// Paints a moment of the time line as two lines behind its picture: what it is, how it stands and when; then its
/// words. Above the first one of a day stands the day. Owned by its list, which shows `model`.
class TimelineDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    TimelineDelegate(const TimelineModel &model, const Clock &clock, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

private:
    void paintDay(QPainter *painter, const QStyleOptionViewItem &option, const QRect &rect, int row) const;
    void paintMoment(QPainter *painter, const QStyleOptionViewItem &option, const QRect &rect, int row) const;

    const TimelineModel &m_model;
    const Clock &m_clock;
};

} // namespace otklik
