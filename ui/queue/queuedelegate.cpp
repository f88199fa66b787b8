#include "ui/queue/queuedelegate.h"

#include "ui/common/icons.h"
#include "ui/common/metrics.h"
#include "ui/common/networks.h"
#include "ui/common/plaintext.h"
#include "ui/common/textblock.h"
#include "ui/common/theme.h"
#include "ui/queue/queuemodel.h"
#include "ui/queue/queuetext.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace otklik {

namespace {

using namespace metrics;

constexpr int padding = 10;
constexpr int heatWidth = 36;
constexpr int heatHeight = 4;
constexpr int badgeSize = 17;

QFont scaled(QFont font, double factor, QFont::Weight weight = QFont::Normal)
{
    font.setPointSizeF(font.pointSizeF() * factor);
    font.setWeight(weight);
    return font;
}

QColor timeColour(const QueueItem &item, TimePoint now, const Colours &c)
{
    if (item.state != CaseState::Open && item.state != CaseState::InReview)
        return c.secondary;
    if (item.deadlineAt <= now)
        return c.danger;
    return item.deadlineAt - now < std::chrono::minutes(15) ? c.warning : c.secondary;
}

void paintHeat(QPainter *painter, const QRect &track, qint64 heat, const Colours &c)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(c.border);
    painter->drawRoundedRect(track, heatHeight / 2.0, heatHeight / 2.0);
    QRect filled = track;
    filled.setWidth(std::clamp(static_cast<int>(heat * track.width() / 100), heatHeight, track.width()));
    painter->setBrush(heatColour(c, heat));
    painter->drawRoundedRect(filled, heatHeight / 2.0, heatHeight / 2.0);
    painter->restore();
}

} // namespace

QueueDelegate::QueueDelegate(const Clock &clock, const UserId &me, QObject *parent)
    : QStyledItemDelegate(parent), m_clock(clock), m_me(me)
{
}

QSize QueueDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const int line = QFontMetrics(option.font).height();
    const int small = QFontMetrics(scaled(option.font, 0.9)).height();
    return {240, padding + line + 2 + 2 * line + space1 + small + padding};
}

void QueueDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QueueItem item = index.data(QueueModel::ItemRole).value<QueueItem>();
    const Colours &c = coloursOf(option.palette);
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const bool isOver = option.state.testFlag(QStyle::State_MouseOver);
    painter->save();
    painter->setClipRect(option.rect);
    painter->fillRect(option.rect, isSelected ? c.selection : isOver ? c.hover : c.surface);
    if (isSelected && option.state.testFlag(QStyle::State_Active))
        painter->fillRect(QRect(option.rect.left(), option.rect.top(), 3, option.rect.height()), c.accent);

    const QRect inner = option.rect.adjusted(space3, padding, -space3, -padding);
    const QRect face(inner.left(), inner.top() + 2, avatar, avatar);
    paintAvatar(painter, face, item.authorName, item.accountId.value);
    paintNetworkBadge(painter, QRect(face.right() - badgeSize + 6, face.bottom() - badgeSize + 6, badgeSize, badgeSize),
                      item.network);

    const int line = QFontMetrics(option.font).height();
    const QRect words = inner.adjusted(avatar + space3, 0, 0, 0);
    paintTop(painter, QRect(words.left(), words.top(), words.width(), line), item, c, option.font);

    const TextBlock block(plaintext::oneLine(item.firstWords), option.font, words.width(), 2);
    painter->setPen(c.text);
    QRect textRect(words.left(), words.top() + line + 2, words.width(), 2 * line);
    painter->setClipRect(textRect);
    block.draw(painter, textRect.topLeft());
    painter->setClipRect(option.rect);

    const QFont small = scaled(option.font, 0.9);
    const int smallLine = QFontMetrics(small).height();
    paintMeta(painter, QRect(words.left(), inner.bottom() - smallLine + 1, words.width(), smallLine), item, c, small);

    painter->fillRect(QRect(words.left(), option.rect.bottom(), option.rect.right() - words.left() + 1, 1), c.border);
    painter->restore();
}

void QueueDelegate::paintTop(QPainter *painter, const QRect &rect, const QueueItem &item, const Colours &c,
                             const QFont &font) const
{
    const QString time = QueueText::time(item, m_clock.now());
    const QColor colour = timeColour(item, m_clock.now(), c);
    const QFont timeFont = scaled(font, 0.9, colour == c.danger ? QFont::DemiBold : QFont::Normal);
    const int timeWidth = QFontMetrics(timeFont).horizontalAdvance(time);
    painter->setFont(timeFont);
    painter->setPen(colour);
    painter->drawText(rect, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, time);

    QRect nameRect = rect.adjusted(0, 0, -timeWidth - space2, 0);
    if (item.visibility == Visibility::Private) {
        const int size = rect.height() - 3;
        painter->drawPixmap(nameRect.left(), nameRect.top() + 1,
                            iconPixmap(QStringLiteral("lock"), size, c.secondary, painter->device()->devicePixelRatioF()));
        nameRect.setLeft(nameRect.left() + size + space1);
    }
    const QFont bold = scaled(font, 1.0, QFont::DemiBold);
    painter->setFont(bold);
    painter->setPen(c.text);
    const QString name = QFontMetrics(bold).elidedText(plaintext::oneLine(item.authorName), Qt::ElideRight, nameRect.width());
    painter->drawText(nameRect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, name);
}

void QueueDelegate::paintMeta(QPainter *painter, const QRect &rect, const QueueItem &item, const Colours &c,
                              const QFont &font) const
{
    paintHeat(painter, QRect(rect.right() - heatWidth + 1, rect.center().y() - heatHeight / 2 + 1, heatWidth, heatHeight),
              item.heat, c);

    const TimePoint now = m_clock.now();
    const Holder holder = holderOf(item, m_me, now);
    QList<std::pair<QString, QColor>> parts;
    if (item.state == CaseState::InReview)
        parts.append({QueueText::tr("in review"), c.warning});
    if (item.state == CaseState::Open || holder != Holder::Nobody)
        parts.append({QueueText::holder(item, m_me, now),
                      holder == Holder::Me || holder == Holder::Wished ? c.good
                          : holder == Holder::Other                    ? c.warning
                                                                       : c.secondary});
    if (item.hasDraft)
        parts.append({QueueText::tr("draft"), c.accent});
    if (item.mentionCount > 1)
        parts.append({QueueText::tr("%n message(s)", nullptr, static_cast<int>(item.mentionCount)), c.secondary});

    painter->setFont(font);
    const QFontMetrics measure(font);
    int x = rect.left();
    const int end = rect.right() - heatWidth - space2;
    const QString dot = QStringLiteral(" · ");
    for (const auto &[text, colour] : std::as_const(parts)) {
        if (x > rect.left() && x < end) {
            painter->setPen(c.secondary);
            painter->drawText(x, rect.top(), end - x, rect.height(), Qt::AlignVCenter, dot);
            x += measure.horizontalAdvance(dot);
        }
        if (x >= end)
            break;
        const QString fitting = measure.elidedText(text, Qt::ElideRight, end - x);
        painter->setPen(colour);
        painter->drawText(x, rect.top(), end - x, rect.height(), Qt::AlignVCenter | Qt::TextSingleLine, fitting);
        x += measure.horizontalAdvance(fitting);
    }
}

bool QueueDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                              const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    const QueueItem item = index.data(QueueModel::ItemRole).value<QueueItem>();
    const QString handle = item.handle.isEmpty() ? QString() : QStringLiteral(" @") + plaintext::oneLine(item.handle);
    const QStringList lines{plaintext::oneLine(item.authorName) + handle, networkLook(item.network).title,
                            QueueText::time(item, m_clock.now()),
                            QueueText::tr("Heat: %1 (%2 of 100)").arg(QueueText::heat(item.heat)).arg(item.heat)};
    QToolTip::showText(event->globalPos(), plaintext::toolTip(lines.join(u'\n')), view);
    return true;
}

} // namespace otklik
