#include "ui/moderation/moderationmodel.h"

#include "ui/common/plaintext.h"
#include "ui/common/relativetime.h"
#include "ui/moderation/moderationtext.h"
#include "ui/cards/carddelegate.h"
#include "ui/team/teamdata.h"

namespace otklik {

bool operator==(const ModerationRow &a, const ModerationRow &b)
{
    return a.item.moderation == b.item.moderation && a.item.customerName == b.item.customerName
        && a.item.madeByName == b.item.madeByName && a.item.caseId == b.item.caseId;
}

ModerationModel::ModerationModel(const TeamData &team, const Clock &clock, QObject *parent)
    : RowListModel(parent), m_team(team), m_clock(clock)
{}

QString ModerationModel::section(int row) const
{
    const ModerationState state = rowAt(row).item.moderation.state;
    if (row > 0 && rowAt(row - 1).item.moderation.state == state)
        return {};
    return state == ModerationState::Asked ? tr("To be decided by a lead") : tr("To be done in the network");
}

QVariant ModerationModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ModerationItem &item = rowAt(index.row()).item;
    const Moderation &moderation = item.moderation;
    const QString customer = plaintext::oneLine(item.customerName);
    const QString text = plaintext::oneLine(moderation.snapshot);
    const QString what = ModerationText::kind(moderation.kind) + QStringLiteral(" · ")
        + ModerationText::ruleTitle(moderation, m_team.discussionRules());
    switch (role) {
    case SectionRole: return section(index.row());
    case Qt::DisplayRole:
    case TitleRole: return customer;
    case NoteRole: return RelativeTime::ago(moderation.madeAt, m_clock.now());
    case BodyRole: return text;
    case FootRole: return what;
    case NetworkRole: return item.network;
    case ToneRole: return static_cast<int>(CardTone::Quiet);
    case Qt::AccessibleTextRole: return tr("%1, %2: %3", "what was done, a name, a message").arg(what, customer, text);
    default: return {};
    }
}

} // namespace otklik
