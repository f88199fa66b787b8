#include "ui/moderation/moderationreviewpresenter.h"

#include "ui/common/deliver.h"
#include "ui/common/enqueue.h"

#include <algorithm>

namespace otklik {

ModerationReviewPresenter::ModerationReviewPresenter(const World &world, QObject *parent)
    : QObject(parent), m_world(world), m_model(world.team, world.clock)
    , m_reading(this, [this] { return m_world.care.openModerations(); },
                [this](const Result<QList<ModerationItem>> &items) {
                    if (items)
                        take(*items);
                    else
                        Q_EMIT failed(items.error());
                })
{
    connect(&world.events, &StoreEvents::changed, this, [this](const StoreChange &change) {
        if (change.care || change.everything)
            m_reading.again();
        if (m_current && (change.everything || change.persons.contains(m_current->moderation.personId)))
            readHistory();
    });
}

bool ModerationReviewPresenter::isMyTurn(const Moderation &moderation) const
{
    if (moderation.state == ModerationState::Asked)
        return canReview(m_world.me.role);
    return moderation.madeBy == m_world.me.id;
}

void ModerationReviewPresenter::take(const QList<ModerationItem> &items)
{
    QList<ModerationRow> rows;
    for (const ModerationItem &item : items)
        if (canReview(m_world.me.role) || item.moderation.madeBy == m_world.me.id)
            rows.append({item});
    // What waits for a lead comes first; who has waited longest before the others.
    std::ranges::stable_sort(rows, {}, [](const ModerationRow &row) {
        return std::pair(row.item.moderation.state != ModerationState::Asked, row.item.moderation.madeAt);
    });
    m_model.setRows(rows);
    m_isLoaded = true;
    if (m_current) {
        const int row = m_model.find(m_current->moderation.id.value);
        m_current = row < 0 ? std::nullopt : std::optional(m_model.rowAt(row).item);
        Q_EMIT currentChanged();
    }
    Q_EMIT listChanged();
    const auto waiting = static_cast<int>(
        std::ranges::count_if(rows, [this](const ModerationRow &row) { return isMyTurn(row.item.moderation); }));
    if (std::exchange(m_waiting, waiting) != waiting)
        Q_EMIT waitingChanged(waiting);
}

void ModerationReviewPresenter::select(int row)
{
    if (row < 0 || row >= m_model.rowCount())
        return;
    const ModerationItem &item = m_model.rowAt(row).item;
    const bool isSame = m_current && m_current->moderation.id == item.moderation.id;
    m_current = item;
    if (!isSame) {
        m_history.reset();
        m_place.clear();
        readHistory();
    }
    Q_EMIT currentChanged();
}

void ModerationReviewPresenter::readHistory()
{
    const quint64 asked = ++m_historyReading;
    const ModerationItem item = *m_current;
    // The case knows where the message stands as well.
    if (item.caseId.isEmpty()) {
        deliver(this, m_world.conversations.card(item.moderation.personId), [this, asked](const Result<CustomerCard> &card) {
            if (asked == m_historyReading && card)
                takeHistory(card->moderations);
        });
        return;
    }
    deliver(this, m_world.conversations.conversation(item.caseId),
            [this, asked, about = item.moderation.mentionId](const Result<Conversation> &conversation) {
                if (asked != m_historyReading || !conversation)
                    return;
                const auto &entries = conversation->entries;
                const auto it = std::ranges::find(entries, about, [](const auto &entry) { return entry.mention.id; });
                const QUrl url(it == entries.cend() ? conversation->thread.url : it->mention.url);
                if (url.scheme().startsWith(QLatin1StringView("http")))
                    m_place = url;
                takeHistory(conversation->moderations);
            });
}

void ModerationReviewPresenter::takeHistory(const QList<Moderation> &all)
{
    if (!m_current)
        return;
    m_history.emplace();
    std::ranges::copy_if(all, std::back_inserter(*m_history),
                         [this](const Moderation &one) { return one.id != m_current->moderation.id; });
    Q_EMIT currentChanged();
}

bool ModerationReviewPresenter::canDecide() const
{
    return m_current && m_current->moderation.state == ModerationState::Asked && canReview(m_world.me.role);
}

bool ModerationReviewPresenter::canFinish() const
{
    return m_current && m_current->moderation.state == ModerationState::Approved;
}

bool ModerationReviewPresenter::canTakeBack() const
{
    // A lead refuses what waits, with a reason.
    return m_current && !canDecide();
}

void ModerationReviewPresenter::approve(const QString &comment)
{
    if (canDecide())
        enqueue(ModerationReview{m_current->moderation.id, true, comment.trimmed()});
}

void ModerationReviewPresenter::refuse(const QString &reason)
{
    if (canDecide() && !reason.trimmed().isEmpty())
        enqueue(ModerationReview{m_current->moderation.id, false, reason.trimmed()});
}

void ModerationReviewPresenter::finish(bool isDone)
{
    if (isDone ? canFinish() : canTakeBack())
        enqueue(ModerationFinish{m_current->moderation.id, isDone});
}

void ModerationReviewPresenter::enqueue(const Command &command)
{
    enqueueFor(this, m_world.log, command);
}

} // namespace otklik
