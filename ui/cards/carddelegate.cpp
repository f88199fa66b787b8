#include "ui/cards/carddelegate.h"

#include "ui/common/metrics.h"
#include "ui/common/networks.h"
#include "ui/common/textblock.h"
#include "ui/common/theme.h"

#include <QListView>
#include <QPainter>

namespace otklik {

namespace {

using namespace metrics;

constexpr int badge = 17;
constexpr int bodyLines = 2;
constexpr int padX = space4;
constexpr int padY = 10;

QFont scaled(QFont font, double factor, QFont::Weight weight = QFont::Normal)
{
    font.setPointSizeF(font.pointSizeF() * factor);
    font.setWeight(weight);
    return font;
}

QString textOf(const QModelIndex &index, int role)
{
    return index.data(role).toString();
}

int widthOf(const QStyleOptionViewItem &option)
{
    const auto *view = qobject_cast<const QListView *>(option.widget);
    return view ? view->viewport()->width() : option.rect.width();
}

int headingHeight(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    return textOf(index, SectionRole).isEmpty() ? 0 : QFontMetrics(scaled(option.font, 0.9)).height() + space3 + space1;
}

QColor toneColour(CardTone tone, const Colours &c)
{
    switch (tone) {
    case CardTone::Quiet: return c.secondary;
    case CardTone::Accent: return c.accent;
    case CardTone::Good: return c.good;
    case CardTone::Warning: return c.warning;
    case CardTone::Trouble: return c.danger;
    }
    return c.secondary;
}

TextBlock bodyOf(const QStyleOptionViewItem &option, const QModelIndex &index, int width)
{
    const QString body = textOf(index, BodyRole);
    return body.isEmpty() ? TextBlock() : TextBlock(body, option.font, std::max(40, width - 2 * padX), bodyLines);
}

} // namespace

QSize CardDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int width = widthOf(option);
    int height = 2 * padY + QFontMetrics(option.font).height() + headingHeight(option, index);
    height += static_cast<int>(bodyOf(option, index, width).size().height());
    if (!textOf(index, FootRole).isEmpty())
        height += QFontMetrics(scaled(option.font, 0.9)).height() + 2;
    return {width, height};
}

void CardDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Colours &c = coloursOf(option.palette);
    painter->save();
    QRect rect = option.rect;
    const int heading = headingHeight(option, index);
    if (heading > 0) {
        const QRect line(rect.left() + padX, rect.top(), rect.width() - 2 * padX, heading - space1);
        painter->setFont(scaled(option.font, 0.9, QFont::DemiBold));
        painter->setPen(c.secondary);
        painter->drawText(line, Qt::AlignLeft | Qt::AlignBottom, textOf(index, SectionRole));
        rect.setTop(rect.top() + heading);
    }
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(rect, c.selection);
    else if (option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(rect, c.hover);
    paintCard(painter, option, index, rect);
    if (option.state.testFlag(QStyle::State_HasFocus) && option.state.testFlag(QStyle::State_KeyboardFocusChange)) {
        painter->setPen(c.accent);
        painter->drawRect(rect.adjusted(0, 0, -1, -1));
    }
    painter->restore();
}

void CardDelegate::paintCard(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                             const QRect &rect) const
{
    const Colours &c = coloursOf(option.palette);
    const QFontMetrics fm(option.font);
    int y = rect.top() + padY;
    int left = rect.left() + padX;
    int right = rect.right() - padX;
    const QFont small = scaled(option.font, 0.9);
    const QString note = textOf(index, NoteRole);
    painter->setFont(small);
    painter->setPen(toneColour(static_cast<CardTone>(index.data(ToneRole).toInt()), c));
    painter->drawText(QRect(left, y, right - left, fm.height()), Qt::AlignRight | Qt::AlignVCenter, note);
    right -= QFontMetrics(small).horizontalAdvance(note) + space2;

    if (const QString network = textOf(index, NetworkRole); !network.isEmpty()) {
        paintNetworkBadge(painter, QRectF(left, y + (fm.height() - badge) / 2.0, badge, badge), network);
        left += badge + space2;
    }
    const QFont bold = scaled(option.font, 1, QFont::DemiBold);
    painter->setFont(bold);
    painter->setPen(c.text);
    painter->drawText(QRect(left, y, right - left, fm.height()), Qt::AlignLeft | Qt::AlignVCenter,
                      QFontMetrics(bold).elidedText(textOf(index, TitleRole), Qt::ElideRight, right - left));
    y += fm.height();
    const TextBlock body = bodyOf(option, index, rect.width());
    body.draw(painter, QPointF(rect.left() + padX, y));
    y += static_cast<int>(body.size().height()) + 2;
    painter->setFont(small);
    painter->setPen(c.secondary);
    const QRect foot(rect.left() + padX, y, rect.width() - 2 * padX, QFontMetrics(small).height());
    painter->drawText(foot, Qt::AlignLeft | Qt::AlignVCenter,
                      QFontMetrics(small).elidedText(textOf(index, FootRole), Qt::ElideRight, foot.width()));
}

} // namespace otklik
