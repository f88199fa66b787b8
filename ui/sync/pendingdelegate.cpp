#include "ui/sync/pendingdelegate.h"

#include "ui/common/icons.h"
#include "ui/common/metrics.h"
#include "ui/common/theme.h"
#include "ui/sync/pendingmodel.h"

#include <QPainter>

namespace otklik {

using namespace metrics;

namespace {

constexpr int padding = 8;

struct Look final
{
    const char *iconName;
    QColor colour;
};

Look lookOf(const QModelIndex &index, const Colours &c)
{
    if (index.data(PendingModel::IsRefusedRole).toBool())
        return {"warning", c.danger};
    if (index.data(PendingModel::IsUnderWayRole).toBool())
        return {"sync", c.accent};
    return {"clock", c.secondary};
}

} // namespace

QSize PendingDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {200, 2 * padding + 2 * QFontMetrics(option.font).height() + 2};
}

void PendingDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Colours &c = coloursOf(option.palette);
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const Look look = lookOf(index, c);
    painter->save();
    painter->fillRect(option.rect, isSelected                                       ? c.selection
                                   : option.state.testFlag(QStyle::State_MouseOver) ? c.hover
                                                                                    : c.surface);
    const QRect inner = option.rect.adjusted(space3, padding, -space3, -padding);
    const int line = QFontMetrics(option.font).height();
    painter->drawPixmap(QPoint(inner.left(), inner.top() + (line - smallIconSize) / 2),
                        iconPixmap(QLatin1StringView(look.iconName), smallIconSize, look.colour,
                                   painter->device()->devicePixelRatioF()));
    const QRect words = inner.adjusted(smallIconSize + space3, 0, 0, 0);
    QFont bold = option.font;
    bold.setWeight(QFont::DemiBold);
    const auto draw = [&](const QFont &font, const QColor &colour, int top, const QString &text) {
        painter->setFont(font);
        painter->setPen(colour);
        painter->drawText(QRect(words.left(), top, words.width(), line),
                          Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                          QFontMetrics(font).elidedText(text, Qt::ElideRight, words.width()));
    };
    draw(bold, c.text, words.top(), index.data(PendingModel::DeedRole).toString());
    draw(option.font, c.secondary, words.top() + line + 2, index.data(PendingModel::StateRole).toString());
    painter->fillRect(QRect(words.left(), option.rect.bottom(), option.rect.right() - words.left() + 1, 1), c.border);
    painter->restore();
}

} // namespace otklik
