#pragma once

#include "models/channelstore.h"
#include "ui/cards/rowlistmodel.h"

namespace otklik {

struct DutyRow final
{
    DutyItem item;
    QString section;
    bool isDue = false;
    QString standing;
    friend bool operator==(const DutyRow &, const DutyRow &) = default;
};
[[nodiscard]] inline QString rowKey(const DutyRow &row) { return row.item.place.id.value; }

/// Places that are looked at by hand: what is due first. UI thread.
class DutyModel final : public RowListModel<DutyRow>
{
    Q_OBJECT

public:
    using RowListModel::RowListModel;

    void setItems(const QList<DutyItem> &items, TimePoint now);
    [[nodiscard]] int due() const;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
};

} // namespace otklik
