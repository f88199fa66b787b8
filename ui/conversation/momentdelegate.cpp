#include "ui/conversation/momentdelegate.h"

#include "ui/common/icons.h"
#include "ui/common/metrics.h"
#include "ui/common/networks.h"
#include "ui/common/plaintext.h"
#include "ui/common/relativetime.h"
#include "ui/common/textblock.h"
#include "ui/common/theme.h"
#include "ui/conversation/entrytext.h"
#include "ui/conversation/threadmodel.h"

#include <QPainter>

namespace otklik {

namespace {

using namespace metrics;

constexpr int padding = 10;
constexpr int badge = 20;

/// The excerpt with its marks, made safe: characters that are made visible as
/// several would move the marks, so then none are drawn.
QList<QTextLayout::FormatRange> marksOf(const SearchHit &hit, const QString &shown, const Colours &c)
{
    QList<QTextLayout::FormatRange> formats;
    if (shown.size() != hit.excerpt.size())
        return formats;
    for (const auto &[start, length] : hit.marks) {
        QTextLayout::FormatRange range;
        range.start = start;
        range.length = length;
        range.format.setBackground(c.mark);
        range.format.setForeground(c.text);
        formats.append(range);
    }
    return formats;
}

} // namespace

MomentDelegate::MomentDelegate(const Clock &clock, int lines, QObject *parent)
    : QStyledItemDelegate(parent), m_clock(clock), m_lines(lines)
{
}

QSize MomentDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {200, 2 * padding + (m_lines + 1) * QFontMetrics(option.font).height() + 2};
}

void MomentDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto entry = index.data(entryRole).value<ConversationEntry>();
    const QVariant hitValue = index.data(hitRole);
    const Colours &c = coloursOf(option.palette);
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    painter->setClipRect(option.rect);
    painter->fillRect(option.rect, isSelected ? c.selection : option.state.testFlag(QStyle::State_MouseOver) ? c.hover : c.surface);
    const QRect inner = option.rect.adjusted(space4, padding, -space3, -padding);
    paintNetworkBadge(painter, QRect(inner.left(), inner.top(), badge, badge), entry.mention.network);

    const int line = QFontMetrics(option.font).height();
    const QRect words = inner.adjusted(badge + space3, 0, 0, 0);
    QFont small = option.font;
    small.setPointSizeF(small.pointSizeF() * 0.9);
    QStringList right;
    for (const QString &word : {EntryText::visibility(entry), RelativeTime::ago(entry.mention.publishedAt, m_clock.now())})
        if (!word.isEmpty())
            right.append(word);
    if (index.data(olderRole).toBool())
        right.prepend(EntryText::tr("from the server"));
    const QString when = right.join(QStringLiteral(" · "));
    painter->setFont(small);
    painter->setPen(c.secondary);
    painter->drawText(QRect(words.left(), words.top(), words.width(), line), Qt::AlignRight | Qt::AlignVCenter, when);
    QFont bold = option.font;
    bold.setWeight(QFont::DemiBold);
    painter->setFont(bold);
    painter->setPen(entry.mention.isBrand ? c.good : c.text);
    const QString side = EntryText::side(entry);
    const QString name = plaintext::oneLine(entry.authorName) + (side.isEmpty() ? QString() : QStringLiteral(" · ") + side);
    const int nameWidth = words.width() - QFontMetrics(small).horizontalAdvance(when) - space2;
    painter->drawText(QRect(words.left(), words.top(), nameWidth, line), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      QFontMetrics(bold).elidedText(name, Qt::ElideRight, nameWidth));

    painter->setPen(entry.mention.deletedAt ? c.secondary : c.text);
    const QPoint at(words.left(), words.top() + line + 2);
    painter->setClipRect(QRect(at, QSize(words.width(), m_lines * line)));
    if (hitValue.isValid()) {
        const auto hit = hitValue.value<SearchHit>();
        const QString shown = plaintext::shown(hit.excerpt).replace(u'\n', u' ');
        TextBlock(shown, option.font, words.width(), m_lines).draw(painter, at, marksOf(hit, shown, c));
    } else {
        TextBlock(plaintext::oneLine(entry.mention.text.left(600)), option.font, words.width(), m_lines).draw(painter, at);
    }
    painter->setClipRect(option.rect);
    painter->fillRect(QRect(words.left(), option.rect.bottom(), option.rect.right() - words.left() + 1, 1), c.border);
    painter->restore();
}

} // namespace otklik
