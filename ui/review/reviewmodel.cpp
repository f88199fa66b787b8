#include "ui/review/reviewmodel.h"

#include "ui/common/plaintext.h"
#include "ui/common/relativetime.h"
#include "ui/cards/carddelegate.h"
#include "ui/composer/composertext.h"

namespace otklik {

bool operator==(const ReviewRow &a, const ReviewRow &b)
{
    return a.item.publication == b.item.publication && a.item.customerName == b.item.customerName
        && a.item.authorName == b.item.authorName && a.item.isPending == b.item.isPending;
}

ReviewModel::ReviewModel(const Clock &clock, QObject *parent) : RowListModel(parent), m_clock(clock) { }

QVariant ReviewModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const OutboxItem &item = rowAt(index.row()).item;
    const QString customer = plaintext::oneLine(item.customerName);
    const QString author = plaintext::oneLine(item.authorName);
    switch (role) {
    case Qt::DisplayRole:
    case TitleRole: return customer;
    case NoteRole: return RelativeTime::ago(item.publication.changedAt, m_clock.now());
    case BodyRole: return plaintext::oneLine(item.publication.text);
    case FootRole: {
        const QString pictures = ComposerText::pictures(item.publication.attachments.size());
        return pictures.isEmpty() ? author : QStringLiteral("%1 · %2").arg(author, pictures);
    }
    case NetworkRole: return item.network;
    case ToneRole: return static_cast<int>(CardTone::Quiet);
    case Qt::AccessibleTextRole: return tr("To %1, by %2: %3").arg(customer, author, plaintext::oneLine(item.publication.text));
    default: return {};
    }
}

} // namespace otklik
