#include "ui/links/proposalmodel.h"

#include "ui/cards/carddelegate.h"
#include "ui/common/relativetime.h"
#include "ui/links/linktext.h"

namespace otklik {

namespace {

bool areEqual(const ProposalSide &a, const ProposalSide &b)
{
    return a.account == b.account && a.personId == b.personId && a.personName == b.personName
        && a.mentionCount == b.mentionCount && a.record == b.record;
}

QString footOf(const ProposalItem &item)
{
    const LinkProposal &proposal = item.proposal;
    if (!proposal.decidedAt || proposal.state == ProposalState::Open)
        return LinkText::likelihood(proposal.probability);
    return QStringLiteral("%1 · %2").arg(RelativeTime::clock(*proposal.decidedAt), LinkText::decision(item));
}

CardTone toneOf(const LinkProposal &proposal)
{
    switch (proposal.state) {
    case ProposalState::Confirmed: return CardTone::Good;
    case ProposalState::Automatic: return CardTone::Accent;
    case ProposalState::Open: return proposal.probability >= 900 ? CardTone::Accent : CardTone::Quiet;
    case ProposalState::Refused:
    case ProposalState::Outdated: break;
    }
    return CardTone::Quiet;
}

} // namespace

bool operator==(const ProposalRow &a, const ProposalRow &b)
{
    return a.section == b.section && a.item.proposal == b.item.proposal && areEqual(a.item.first, b.item.first)
        && areEqual(a.item.second, b.item.second) && a.item.decidedByName == b.item.decidedByName;
}

void ProposalModel::setItems(const QList<ProposalItem> &items)
{
    const QDate today = RelativeTime::dateOf(m_clock.now());
    QList<ProposalRow> rows;
    QString last;
    for (const ProposalItem &item : items) {
        const LinkProposal &proposal = item.proposal;
        const bool isByDay = proposal.decidedAt && proposal.state != ProposalState::Open;
        const QString section = isByDay ? RelativeTime::day(RelativeTime::dateOf(*proposal.decidedAt), today) : QString();
        rows.append({item, section == last ? QString() : section});
        last = section;
    }
    setRows(rows);
}

QVariant ProposalModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ProposalItem &item = itemAt(index.row());
    const LinkProposal &proposal = item.proposal;
    const QString note = proposal.state == ProposalState::Open ? LinkText::perCent(proposal.probability)
                                                               : LinkText::state(proposal.state);
    const QString body = QStringLiteral("%1\n%2").arg(LinkText::handleInNetwork(item.first.account),
                                                     LinkText::handleInNetwork(item.second.account));
    switch (role) {
    case SectionRole: return rowAt(index.row()).section;
    case Qt::DisplayRole:
    case TitleRole: return LinkText::pair(item);
    case NoteRole: return note;
    case BodyRole: return body;
    case FootRole: return footOf(item);
    case ToneRole: return static_cast<int>(toneOf(proposal));
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1, %2, %3: %4").arg(LinkText::pair(item), note, footOf(item), QString(body).replace(u'\n', QStringLiteral(", ")));
    default: return {};
    }
}

} // namespace otklik
