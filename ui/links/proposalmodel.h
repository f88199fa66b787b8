#pragma once

#include "models/conversation.h"
#include "ui/cards/rowlistmodel.h"

namespace otklik {

/// A pair of accounts in a list; the first of a day carries its heading where they stand by day.
struct ProposalRow final
{
    ProposalItem item;
    QString section;
};

[[nodiscard]] bool operator==(const ProposalRow &a, const ProposalRow &b);
[[nodiscard]] inline QString rowKey(const ProposalRow &row) { return row.item.proposal.id.value; }

/// Pairs of accounts as a list of cards: open ones with how likely they are, decided ones with what became of
/// them. UI thread.
class ProposalModel final : public RowListModel<ProposalRow>
{
    Q_OBJECT

public:
    explicit ProposalModel(const Clock &clock, QObject *parent = nullptr) : RowListModel(parent), m_clock(clock) { }

    void setItems(const QList<ProposalItem> &items);
    [[nodiscard]] const ProposalItem &itemAt(int row) const { return rowAt(row).item; }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    const Clock &m_clock;
};

} // namespace otklik
