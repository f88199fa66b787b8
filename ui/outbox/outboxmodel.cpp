#include "ui/outbox/outboxmodel.h"

#include "ui/common/plaintext.h"
#include "ui/common/relativetime.h"
#include "ui/cards/carddelegate.h"
#include "ui/composer/composertext.h"
#include "ui/outbox/publicationtext.h"

namespace otklik {

namespace {

/// What a person has to look at stands first, what is done last.
int rank(PublicationState state)
{
    switch (state) {
    case PublicationState::Unknown: return 0;
    case PublicationState::Failed: return 1;
    case PublicationState::Draft: return 2;
    case PublicationState::InReview: return 3;
    case PublicationState::Approved: return 4;
    case PublicationState::Queued: return 5;
    case PublicationState::Sending: return 6;
    case PublicationState::Held: return 7;
    case PublicationState::Sent: return 8;
    }
    return 9;
}

CardTone toneOf(const Publication &publication)
{
    switch (PublicationText::mood(publication.state)) {
    case PublicationText::Mood::Quiet: return CardTone::Quiet;
    case PublicationText::Mood::Busy: return CardTone::Accent;
    case PublicationText::Mood::Good: return CardTone::Good;
    case PublicationText::Mood::Warning: return CardTone::Warning;
    case PublicationText::Mood::Trouble: return CardTone::Trouble;
    }
    return CardTone::Quiet;
}

QString withPictures(const QString &foot, const Publication &publication)
{
    const QString pictures = ComposerText::pictures(publication.attachments.size());
    return pictures.isEmpty() ? foot : QStringLiteral("%1 · %2").arg(foot, pictures);
}

QString heading(PublicationState state)
{
    QString text = PublicationText::state(state);
    if (!text.isEmpty())
        text[0] = text.at(0).toUpper();
    return text;
}

} // namespace

bool operator==(const OutboxRow &a, const OutboxRow &b)
{
    return a.section == b.section && a.item.publication == b.item.publication && a.item.network == b.item.network
        && a.item.customerName == b.item.customerName && a.item.authorName == b.item.authorName
        && a.item.mentionText == b.item.mentionText && a.item.isPending == b.item.isPending;
}

OutboxModel::OutboxModel(const Clock &clock, QObject *parent) : RowListModel(parent), m_clock(clock) { }

void OutboxModel::setItems(const QList<OutboxItem> &items)
{
    QList<OutboxItem> sorted = items;
    std::stable_sort(sorted.begin(), sorted.end(), [](const OutboxItem &a, const OutboxItem &b) {
        const int ra = rank(a.publication.state);
        const int rb = rank(b.publication.state);
        return ra != rb ? ra < rb : a.publication.changedAt > b.publication.changedAt;
    });
    QList<OutboxRow> rows;
    std::optional<PublicationState> last;
    for (const OutboxItem &item : sorted) {
        const bool isFirst = last != item.publication.state;
        rows.append({item, isFirst ? heading(item.publication.state) : QString()});
        last = item.publication.state;
    }
    setRows(rows);
}

PublicationId OutboxModel::firstOf(const PublicationId &id) const
{
    const auto find = [this](const PublicationId &wanted) -> const Publication * {
        for (const OutboxRow &row : rows())
            if (row.item.publication.id == wanted)
                return &row.item.publication;
        return nullptr;
    };
    const Publication *first = find(id);
    for (qsizetype steps = rows().size(); first && steps > 0; --steps) {
        const Publication *before = first->afterId.isEmpty() ? nullptr : find(first->afterId);
        const bool canBeTaken = before
            && (before->state == PublicationState::InReview || before->state == PublicationState::Queued);
        if (!canBeTaken)
            break;
        first = before;
    }
    return first ? first->id : id;
}

int OutboxModel::attention() const
{
    return static_cast<int>(std::count_if(rows().begin(), rows().end(), [](const OutboxRow &row) {
        const PublicationState state = row.item.publication.state;
        return state == PublicationState::Failed || state == PublicationState::Unknown || state == PublicationState::Draft;
    }));
}

QVariant OutboxModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const OutboxRow &row = rowAt(index.row());
    const Publication &p = row.item.publication;
    const QString customer = plaintext::oneLine(row.item.customerName);
    switch (role) {
    case SectionRole: return row.section;
    case Qt::DisplayRole:
    case TitleRole: return customer;
    case NoteRole: return row.item.isPending ? tr("waits for the server") : PublicationText::state(p.state);
    case BodyRole: return plaintext::oneLine(p.text);
    case FootRole:
        return withPictures(QStringLiteral("%1 · %2").arg(RelativeTime::ago(p.changedAt, m_clock.now()),
                                                          plaintext::oneLine(row.item.authorName)), p);
    case NetworkRole: return row.item.network;
    case ToneRole: return static_cast<int>(row.item.isPending ? CardTone::Quiet : toneOf(p));
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1, %2: %3").arg(customer, PublicationText::state(p.state), plaintext::oneLine(p.text));
    default: return {};
    }
}

} // namespace otklik
