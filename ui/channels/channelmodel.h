#pragma once

#include "ui/cards/rowlistmodel.h"
#include "ui/channels/channeltext.h"

namespace otklik {

/// A channel in the list, in words of the moment.
struct ChannelRow final
{
    ChannelItem item;
    ChannelMood mood = ChannelMood::Quiet;
    QString standing;
    friend bool operator==(const ChannelRow &, const ChannelRow &) = default;
};
[[nodiscard]] inline QString rowKey(const ChannelRow &row) { return row.item.source.id.value; }

/// Channels: where a promise is not kept, first. UI thread.
class ChannelModel final : public RowListModel<ChannelRow>
{
    Q_OBJECT

public:
    using RowListModel::RowListModel;

    void setItems(const QList<ChannelItem> &items, TimePoint now);
    /// Official channels whose promise is not kept.
    [[nodiscard]] int broken() const;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
};

} // namespace otklik
