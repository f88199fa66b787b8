#pragma once

#include "models/conversation.h"
#include "ui/cards/rowlistmodel.h"

namespace otklik {

/// A reply that waits for a lead.
struct ReviewRow final
{
    OutboxItem item;
};
[[nodiscard]] bool operator==(const ReviewRow &a, const ReviewRow &b);
[[nodiscard]] inline QString rowKey(const ReviewRow &row) { return row.item.publication.id.value; }

/// The replies that lie with a lead, who has waited longest first. UI thread.
class ReviewModel final : public RowListModel<ReviewRow>
{
    Q_OBJECT

public:
    ReviewModel(const Clock &clock, QObject *parent = nullptr);
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    const Clock &m_clock;
};

} // namespace otklik
