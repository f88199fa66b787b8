#pragma once

#include "models/conversation.h"
#include "ui/cards/rowlistmodel.h"

namespace otklik {

class TeamData;

/// A removal or a block that is not settled.
struct ModerationRow final
{
    ModerationItem item;
};
[[nodiscard]] bool operator==(const ModerationRow &a, const ModerationRow &b);
[[nodiscard]] inline QString rowKey(const ModerationRow &row) { return row.item.moderation.id.value; }

/// What a lead has to decide about, then what is to be done in a network. UI thread.
class ModerationModel final : public RowListModel<ModerationRow>
{
    Q_OBJECT

public:
    ModerationModel(const TeamData &team, const Clock &clock, QObject *parent = nullptr);
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    [[nodiscard]] QString section(int row) const;

    const TeamData &m_team;
    const Clock &m_clock;
};

} // namespace otklik
