#include "ui/channels/dutymodel.h"

#include "ui/cards/carddelegate.h"
#include "ui/common/plaintext.h"
#include "ui/common/relativetime.h"

#include <QUrl>

namespace otklik {

void DutyModel::setItems(const QList<DutyItem> &items, TimePoint now)
{
    QList<DutyRow> rows;
    QString last;
    for (const DutyItem &item : items) {
        DutyRow row{item, {}, dueAt(item.place) <= now, {}};
        const QString section = row.isDue ? tr("To be looked at") : tr("Looked at");
        row.section = section == last ? QString() : section;
        last = section;
        row.standing = !item.place.checkedAt ? tr("nobody has looked yet")
                                             : RelativeTime::timeLeft(dueAt(item.place), now);
        rows.append(row);
    }
    setRows(rows);
}

int DutyModel::due() const
{
    return static_cast<int>(std::ranges::count_if(rows(), &DutyRow::isDue));
}

QVariant DutyModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const DutyRow &row = rowAt(index.row());
    const DutyPlace &place = row.item.place;
    const QString title = plaintext::oneLine(place.title);
    switch (role) {
    case SectionRole: return row.section;
    case Qt::DisplayRole:
    case TitleRole: return title;
    case NoteRole: return row.standing;
    case BodyRole: return plaintext::oneLine(place.note.isEmpty() ? QUrl(place.url).host() : place.note);
    case FootRole:
        return place.checkedAt ? tr("%1, %n found", "a colleague", static_cast<int>(place.found))
                                     .arg(plaintext::isolated(plaintext::oneLine(row.item.checkedByName)))
                               : QString();
    case NetworkRole: return place.network;
    case ToneRole: return static_cast<int>(row.isDue ? CardTone::Warning : CardTone::Good);
    case Qt::AccessibleTextRole: return QStringLiteral("%1, %2").arg(title, row.standing);
    default: return {};
    }
}

} // namespace otklik
