#include "ui/conversation/pastconversation.h"

#include "ui/common/deliver.h"

#include <algorithm>

namespace otklik {

PastConversation::PastConversation(OlderHistory &older, const ConversationEntry &entry, QObject *parent)
    : QObject(parent)
    , m_older(older)
    , m_thread(entry.mention.threadId)
{
    m_model.merge({entry}, true);
}

void PastConversation::load(HistorySide side)
{
    Side &here = sideOf(side);
    if (here.isBusy || !here.hasMore)
        return;
    here.isBusy = true;
    m_error.reset();
    const Mention &end = m_model.entryAt(side == HistorySide::Before ? 0 : m_model.rowCount() - 1).mention;
    deliver(this, m_older.mentions(m_thread, side, {end.publishedAt, end.id}, pageSize),
            [this, side](const Result<HistoryPage> &page) {
                sideOf(side).isBusy = false;
                if (page)
                    take(side, *page);
                else
                    m_error = page.error();
                Q_EMIT changed();
            });
    Q_EMIT changed();
}

void PastConversation::take(HistorySide side, const HistoryPage &page)
{
    sideOf(side).hasMore = !page.next.isEmpty() && !page.entries.isEmpty();
    QList<ConversationEntry> entries = page.entries;
    std::ranges::reverse(entries);
    if (side == HistorySide::Before)
        m_model.prepend({entries, true});
    else
        m_model.merge(entries, true); // those above stay
}

} // namespace otklik
