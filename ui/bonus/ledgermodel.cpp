#include "ui/bonus/ledgermodel.h"

#include "ui/bonus/bonustext.h"
#include "ui/common/plaintext.h"
#include "ui/common/relativetime.h"
#include "ui/cards/carddelegate.h"

#include <algorithm>

namespace otklik {

namespace {

bool isWaitingForLead(const BonusItemGiven &item)
{
    return item.grant.state == BonusState::Asked;
}

CardTone toneOf(BonusState state)
{
    switch (state) {
    case BonusState::Asked:
        return CardTone::Warning;
    case BonusState::Given:
        return CardTone::Good;
    case BonusState::Refused:
    case BonusState::Withdrawn:
        break;
    }
    return CardTone::Quiet;
}

} // namespace

bool operator==(const LedgerRow &a, const LedgerRow &b)
{
    return a.item.grant == b.item.grant && a.item.customerName == b.item.customerName
        && a.item.givenByName == b.item.givenByName && a.isFirstOfGroup == b.isFirstOfGroup;
}

LedgerModel::LedgerModel(const Clock &clock, QObject *parent)
    : RowListModel(parent)
    , m_clock(clock)
{}

void LedgerModel::setItems(const QList<BonusItemGiven> &items, const QString &currency)
{
    m_currency = currency;
    QList<LedgerRow> waiting;
    QList<LedgerRow> rest;
    for (const BonusItemGiven &item : items)
        (isWaitingForLead(item) ? waiting : rest).append({item});
    std::ranges::stable_sort(waiting, {}, [](const LedgerRow &row) { return row.item.grant.givenAt; });
    std::ranges::stable_sort(rest, std::greater{}, [](const LedgerRow &row) { return row.item.grant.givenAt; });
    for (QList<LedgerRow> *group : {&waiting, &rest})
        if (!group->isEmpty())
            group->first().isFirstOfGroup = true;
    setRows(waiting + rest);
}

QVariant LedgerModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const LedgerRow &row = rowAt(index.row());
    const BonusGrant &grant = row.item.grant;
    const QString customer = plaintext::oneLine(row.item.customerName);
    const QString agent = plaintext::oneLine(row.item.givenByName);
    const QString what =
        QStringLiteral("%1 · %2").arg(plaintext::oneLine(grant.title), BonusText::money(grant.cost, m_currency));
    switch (role) {
    case Qt::DisplayRole:
    case TitleRole:
        return customer;
    case NoteRole:
        return BonusText::state(grant.state);
    case BodyRole:
        return what;
    case FootRole:
        return QStringLiteral("%1 · %2").arg(agent, RelativeTime::ago(grant.givenAt, m_clock.now()));
    case NetworkRole:
        return row.item.network;
    case ToneRole:
        return static_cast<int>(toneOf(grant.state));
    case SectionRole:
        if (!row.isFirstOfGroup)
            return QString();
        return isWaitingForLead(row.item) ? tr("Waiting for a lead") : tr("Decided");
    case Qt::AccessibleTextRole:
        return tr("%1 for %2, by %3: %4").arg(what, customer, agent, BonusText::state(grant.state));
    default:
        return {};
    }
}

} // namespace otklik
