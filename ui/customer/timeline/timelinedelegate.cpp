#include "ui/customer/timeline/timelinedelegate.h"

#include "ui/common/icons.h"
#include "ui/common/metrics.h"
#include "ui/common/networks.h"
#include "ui/common/plaintext.h"
#include "ui/common/relativetime.h"
#include "ui/common/theme.h"
#include "ui/customer/timeline/timelinemodel.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace otklik {

namespace {

using namespace metrics;

constexpr int padding = 8;
constexpr int picture = 20;
constexpr int lock = 12;

QFont smaller(const QFont &font)
{
    QFont small = font;
    small.setPointSizeF(small.pointSizeF() * 0.9);
    return small;
}

int dayHeight(const QFont &font)
{
    return QFontMetrics(smaller(font)).height() + space3;
}

QColor colourOf(LabelTone tone, const Colours &c)
{
    switch (tone) {
    case LabelTone::Danger: return c.danger;
    case LabelTone::Warning: return c.warning;
    case LabelTone::Good: return c.good;
    default: return c.secondary;
    }
}

/// One line of text, cut where it does not fit; answers the width it took.
int drawLine(QPainter *painter, const QFont &font, const QColor &colour, const QRect &rect, const QString &text)
{
    const QFontMetrics metrics(font);
    const QString shown = metrics.elidedText(text, Qt::ElideRight, rect.width());
    painter->setFont(font);
    painter->setPen(colour);
    painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, shown);
    return metrics.horizontalAdvance(shown);
}

} // namespace

TimelineDelegate::TimelineDelegate(const TimelineModel &model, const Clock &clock, QObject *parent)
    : QStyledItemDelegate(parent), m_model(model), m_clock(clock)
{
}

QSize TimelineDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int height = 2 * padding + 2 * QFontMetrics(option.font).height() + 2;
    return {200, height + (m_model.beginsDay(index.row()) ? dayHeight(option.font) : 0)};
}

void TimelineDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int day = m_model.beginsDay(index.row()) ? dayHeight(option.font) : 0;
    painter->save();
    painter->setClipRect(option.rect);
    if (day > 0)
        paintDay(painter, option, QRect(option.rect.topLeft(), QSize(option.rect.width(), day)), index.row());
    paintMoment(painter, option, option.rect.adjusted(0, day, 0, 0), index.row());
    painter->restore();
}

void TimelineDelegate::paintDay(QPainter *painter, const QStyleOptionViewItem &option, const QRect &rect, int row) const
{
    const Colours &c = coloursOf(option.palette);
    QFont font = smaller(option.font);
    font.setWeight(QFont::DemiBold);
    const QDate date = RelativeTime::dateOf(m_model.momentAt(row).at);
    painter->fillRect(rect, c.window);
    drawLine(painter, font, c.secondary, rect.adjusted(space4, 0, -space3, 0),
             RelativeTime::day(date, RelativeTime::dateOf(m_clock.now())));
}

void TimelineDelegate::paintMoment(QPainter *painter, const QStyleOptionViewItem &option, const QRect &rect, int row) const
{
    const Colours &c = coloursOf(option.palette);
    const MomentWords words = m_model.wordsAt(row);
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    painter->fillRect(rect, isSelected ? c.selection : option.state.testFlag(QStyle::State_MouseOver) ? c.hover : c.surface);
    const QRect inner = rect.adjusted(space4, padding, -space3, -padding);
    const int line = QFontMetrics(option.font).height();
    const QRect where(inner.left(), inner.top(), picture, picture);
    if (words.icon.isEmpty())
        paintNetworkBadge(painter, where, words.network);
    else
        painter->drawPixmap(where.topLeft(), iconPixmap(words.icon, picture, words.tone == LabelTone::Quiet ? c.accent : colourOf(words.tone, c),
                                                        painter->device()->devicePixelRatio()));

    QRect head(inner.left() + picture + space3, inner.top(), 0, line);
    head.setRight(inner.right());
    const QRect text = head.translated(0, line + 2);
    const QFont small = smaller(option.font);
    const QString when = RelativeTime::clock(m_model.momentAt(row).at);
    const int whenWidth = QFontMetrics(small).horizontalAdvance(when);
    drawLine(painter, small, c.secondary, head.adjusted(head.width() - whenWidth, 0, 1, 0), when);
    head.setRight(head.right() - whenWidth - space2);
    if (words.isPrivate) {
        painter->drawPixmap(QPoint(head.right() - lock, head.top() + (line - lock) / 2),
                            iconPixmap(QStringLiteral("lock"), lock, c.secondary, painter->device()->devicePixelRatio()));
        head.setRight(head.right() - lock - space1);
    }
    QFont bold = option.font;
    bold.setWeight(QFont::DemiBold);
    head.setLeft(head.left() + drawLine(painter, bold, c.text, head, words.title) + space2);
    if (!words.state.isEmpty() && head.width() > 2 * space6)
        drawLine(painter, small, colourOf(words.tone, c), head, words.state);
    drawLine(painter, option.font, c.text, text, words.summary);
    painter->fillRect(QRect(text.left(), rect.bottom(), rect.right() - text.left() + 1, 1), c.border);
}

bool TimelineDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                                 const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    const MomentWords words = m_model.wordsAt(index.row());
    const QString when = RelativeTime::full(m_model.momentAt(index.row()).at);
    QStringList lines{when, words.title + (words.state.isEmpty() ? QString() : QStringLiteral(" · ") + words.state)};
    lines.append(words.summary);
    QToolTip::showText(event->globalPos(), plaintext::toolTip(lines.join(u'\n')), view);
    return true;
}

} // namespace otklik
