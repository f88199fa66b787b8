#include "ui/channels/channelmodel.h"

#include "ui/cards/carddelegate.h"
#include "ui/common/networks.h"
#include "ui/common/plaintext.h"

namespace otklik {

namespace {

CardTone toneOf(ChannelMood mood)
{
    switch (mood) {
    case ChannelMood::Quiet: return CardTone::Quiet;
    case ChannelMood::Good: return CardTone::Good;
    case ChannelMood::Warning: return CardTone::Warning;
    case ChannelMood::Broken: return CardTone::Trouble;
    }
    return CardTone::Quiet;
}

} // namespace

void ChannelModel::setItems(const QList<ChannelItem> &items, TimePoint now)
{
    QList<ChannelRow> rows;
    for (const ChannelItem &item : items)
        rows.append({item, ChannelText::mood(item, now), ChannelText::standing(item, now)});
    std::ranges::stable_sort(rows, std::ranges::greater{}, &ChannelRow::mood);
    setRows(rows);
}

int ChannelModel::broken() const
{
    return static_cast<int>(std::ranges::count(rows(), ChannelMood::Broken, &ChannelRow::mood));
}

QVariant ChannelModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ChannelRow &row = rowAt(index.row());
    const QString title = plaintext::oneLine(row.item.source.title);
    switch (role) {
    case Qt::DisplayRole:
    case TitleRole: return title;
    case NoteRole: return ChannelText::policy(row.item.source.policy);
    case BodyRole: return row.standing;
    case FootRole: return ChannelText::answered(row.item);
    case NetworkRole: return row.item.source.network;
    case ToneRole: return static_cast<int>(toneOf(row.mood));
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1, %2, %3: %4").arg(title, networkLook(row.item.source.network).title,
                                                     ChannelText::policy(row.item.source.policy), row.standing);
    default: return {};
    }
}

} // namespace otklik
