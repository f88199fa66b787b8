#pragma once

#include "models/conversation.h"
#include "ui/cards/rowlistmodel.h"

namespace otklik {

/// A line of the ledger, below the heading it stands under.
struct LedgerRow final
{
    BonusItemGiven item;
    bool isFirstOfGroup = false; ///< "to be decided", or the rest
};
[[nodiscard]] bool operator==(const LedgerRow &a, const LedgerRow &b);
[[nodiscard]] inline QString rowKey(const LedgerRow &row)
{
    return row.item.grant.id.value;
}

/// What waits for a lead, longest first; then what was given, newest first. UI thread.
class LedgerModel final : public RowListModel<LedgerRow>
{
    Q_OBJECT

public:
    LedgerModel(const Clock &clock, QObject *parent = nullptr);

    void setItems(const QList<BonusItemGiven> &items, const QString &currency);
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    const Clock &m_clock;
    QString m_currency;
};

} // namespace otklik
