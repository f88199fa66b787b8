#include "ui/conversation/threadview.h"

#include "ui/common/plaintext.h"
#include "ui/common/relativetime.h"
#include "ui/common/theme.h"
#include "ui/conversation/threadmodel.h"

#include <QAbstractItemView>
#include <QPainter>

namespace otklik {

namespace {

/// Posts of one author this close together share a name and a picture.
constexpr std::chrono::minutes groupGap{10};

} // namespace

BubbleDelegate::BubbleDelegate(const Clock &clock, QObject *parent)
    : QStyledItemDelegate(parent), m_clock(clock), m_tiles(new MediaTiles(this))
{
}

BubbleContext BubbleDelegate::contextOf(const QModelIndex &index, int width) const
{
    const auto *model = static_cast<const ThreadModel *>(index.model());
    const ConversationEntry &entry = model->entryAt(index.row());
    BubbleContext context;
    context.width = width;
    context.isWaiting = index.data(ThreadModel::IsWaitingRole).toBool();
    context.isExpanded = m_expanded.contains(entry.mention.id);
    context.isQuoteShown = m_unfolded.contains(entry.mention.id);
    context.isFromServer = index.data(ThreadModel::IsFromServerRole).toBool();
    context.marks = model->marksOf(entry.mention.id);
    const int parent = index.data(ThreadModel::ParentRowRole).toInt();
    if (parent >= 0 && parent != index.row() - 1) {
        const ConversationEntry &quoted = model->entryAt(parent);
        context.quote = plaintext::oneLine(quoted.authorName) + QStringLiteral(": ")
            + plaintext::oneLine(quoted.mention.text.left(120));
    }
    if (index.row() == 0) {
        context.startsDay = true;
        return context;
    }
    const ConversationEntry &above = model->entryAt(index.row() - 1);
    context.startsDay = RelativeTime::dateOf(above.mention.publishedAt) != RelativeTime::dateOf(entry.mention.publishedAt);
    context.startsGroup = context.startsDay || above.mention.accountId != entry.mention.accountId
        || above.mention.visibility != entry.mention.visibility || above.mention.isBrand != entry.mention.isBrand
        || entry.mention.publishedAt - above.mention.publishedAt > groupGap;
    return context;
}

const Bubble &BubbleDelegate::bubble(const QModelIndex &index, int width, const QFont &font) const
{
    const auto *model = static_cast<const ThreadModel *>(index.model());
    const ConversationEntry &entry = model->entryAt(index.row());
    const BubbleContext context = contextOf(index, width);
    std::shared_ptr<Bubble> &kept = m_bubbles[entry.mention.id];
    if (!kept || !kept->isFor(entry, context))
        kept = std::make_shared<Bubble>(entry, context, font, m_clock.now());
    return *kept;
}

void BubbleDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *model = static_cast<const ThreadModel *>(index.model());
    const bool isCurrent = option.state.testFlag(QStyle::State_HasFocus);
    std::optional<Bubble::Selection> selection;
    if (model->entryAt(index.row()).mention.id == m_selectedIn)
        selection = m_selection;
    const bool isCustomers = !model->entryAt(index.row()).mention.isBrand;
    bubble(index, option.rect.width(), option.font)
        .paint(painter, option.rect.topLeft(), coloursOf(option.palette), selection, isCurrent, *m_tiles,
               isCustomers ? m_marked : QStringList());
}

QSize BubbleDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *view = static_cast<const QAbstractItemView *>(option.widget);
    const int width = view->viewport()->width();
    return {width, bubble(index, width, option.font).height()};
}

void BubbleDelegate::setSelection(const MentionId &id, Bubble::Selection selection)
{
    m_selectedIn = id;
    m_selection = selection;
}

void BubbleDelegate::expand(const MentionId &id)
{
    m_expanded.insert(id);
}

void BubbleDelegate::unfold(const MentionId &id)
{
    if (!m_unfolded.remove(id))
        m_unfolded.insert(id);
}

void BubbleDelegate::forget()
{
    m_bubbles.clear();
    m_tiles->forgetFailures();
}

} // namespace otklik
