#pragma once

#include "models/conversation.h"
#include "ui/cards/rowlistmodel.h"

namespace otklik {

/// A row of the outbox; the first of each state carries the state's heading.
struct OutboxRow final
{
    OutboxItem item;
    QString section;
};

[[nodiscard]] bool operator==(const OutboxRow &a, const OutboxRow &b);
[[nodiscard]] inline QString rowKey(const OutboxRow &row) { return row.item.publication.id.value; }

/// All replies that are on their way, those that need a person first. UI thread.
class OutboxModel final : public RowListModel<OutboxRow>
{
    Q_OBJECT

public:
    OutboxModel(const Clock &clock, QObject *parent = nullptr);

    void setItems(const QList<OutboxItem> &items);
    [[nodiscard]] const OutboxItem &itemAt(int row) const { return rowAt(row).item; }
    /// Where the chain of a reply begins that has not left yet: what is taken back there is taken back as a whole.
    [[nodiscard]] PublicationId firstOf(const PublicationId &id) const;
    /// How many need a person: failed, unknown, returned.
    [[nodiscard]] int attention() const;

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    const Clock &m_clock;
};

} // namespace otklik
