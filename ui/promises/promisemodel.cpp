#include "ui/promises/promisemodel.h"

#include "ui/common/plaintext.h"
#include "ui/cards/carddelegate.h"
#include "ui/promises/promisetext.h"

namespace otklik {

bool operator==(const PromiseRow &a, const PromiseRow &b)
{
    return a.section == b.section && a.isOverdue == b.isOverdue && a.item.promise == b.item.promise
        && a.item.network == b.item.network && a.item.customerName == b.item.customerName
        && a.item.madeByName == b.item.madeByName;
}

PromiseModel::PromiseModel(const Clock &clock, QObject *parent)
    : RowListModel(parent), m_clock(clock), m_zone(QTimeZone::systemTimeZone())
{
}

void PromiseModel::setTimeZone(const QTimeZone &zone)
{
    m_zone = zone;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

void PromiseModel::setItems(const QList<PromiseItem> &items)
{
    // The store gives open ones by due time, then what is settled, the newest first.
    const TimePoint now = m_clock.now();
    QList<PromiseRow> rows;
    QString last;
    for (const PromiseItem &item : items) {
        const bool isOpen = item.promise.state == PromiseState::Open;
        const bool isOverdue = isOpen && item.promise.dueAt < now;
        const QString section = !isOpen ? tr("Settled") : isOverdue ? tr("Overdue") : tr("Due next");
        rows.append({item, section == last ? QString() : section, isOverdue});
        last = section;
    }
    setRows(rows);
}

int PromiseModel::overdue() const
{
    return static_cast<int>(std::ranges::count_if(rows(), &PromiseRow::isOverdue));
}

QVariant PromiseModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const PromiseRow &row = rowAt(index.row());
    const Promise &promise = row.item.promise;
    const QString customer = plaintext::oneLine(row.item.customerName);
    const QString standing = PromiseText::standing(promise, m_clock.now());
    switch (role) {
    case SectionRole: return row.section;
    case Qt::DisplayRole:
    case TitleRole: return customer;
    case NoteRole: return standing;
    case BodyRole: return plaintext::oneLine(promise.text);
    case FootRole:
        return QStringLiteral("%1 · %2").arg(PromiseText::due(promise.dueAt, m_zone), plaintext::oneLine(row.item.madeByName));
    case NetworkRole: return row.item.network;
    case ToneRole:
        return static_cast<int>(row.isOverdue                             ? CardTone::Trouble
                                    : promise.state == PromiseState::Kept ? CardTone::Good
                                                                          : CardTone::Quiet);
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1, %2: %3").arg(customer, standing, plaintext::oneLine(promise.text));
    default: return {};
    }
}

} // namespace otklik
