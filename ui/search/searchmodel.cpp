#include "ui/search/searchmodel.h"

#include "ui/common/deliver.h"
#include "ui/common/plaintext.h"
#include "ui/conversation/entrytext.h"
#include "ui/conversation/momentdelegate.h"
#include "ui/conversation/threadmodel.h"

#include <algorithm>

namespace otklik {

namespace {

constexpr qsizetype longestExcerpt = 400;

}

static_assert(SearchModel::EntryRole == MomentDelegate::entryRole && SearchModel::HitRole == MomentDelegate::hitRole
              && SearchModel::IsOlderRole == MomentDelegate::olderRole);

SearchModel::SearchModel(SearchStore &store, OlderHistory *older, QObject *parent)
    : QAbstractListModel(parent)
    , m_store(store)
    , m_older(older)
{}

void SearchModel::search(const QString &query)
{
    if (query == m_query)
        return;
    ++m_generation;
    ++m_olderGeneration;
    m_query = query;
    m_isBusy = false;
    m_hasMore = false;
    m_olderFrom.clear();
    m_backTo.reset();
    m_olderState = Older::Offered;
    if (query.isEmpty()) {
        clear();
        Q_EMIT settled();
        return;
    }
    // The old hits stay until the new ones are there: no flicker while typing.
    read();
    Q_EMIT olderChanged();
}

void SearchModel::read()
{
    m_isBusy = true;
    const bool isFirst = !m_hasMore;
    std::optional<TimelineCursor> before;
    if (!isFirst && !m_hits.isEmpty()) {
        const Mention &last = m_hits.last().entry.mention;
        before = TimelineCursor{last.publishedAt, last.id};
    }
    deliver(this, m_store.search(m_query, before, pageSize),
            [this, isFirst, generation = m_generation](const Result<SearchPage> &page) {
                if (generation != m_generation)
                    return;
                // Busy until the rows are in: a view may ask for more while they are told.
                if (isFirst)
                    clear();
                if (!page) {
                    m_isBusy = false;
                    Q_EMIT failed(page.error());
                    return;
                }
                m_hasMore = page->hasMore && !page->hits.isEmpty();
                append(page->hits);
                m_isBusy = false;
                Q_EMIT settled();
            });
}

SearchModel::Older SearchModel::older() const
{
    const bool isNext = m_older && !m_query.isEmpty() && !m_hasMore && !m_isBusy;
    return isNext ? m_olderState : Older::None;
}

void SearchModel::askOlder()
{
    const Older state = older();
    if (state != Older::Offered && state != Older::Paused && state != Older::Failed)
        return;
    m_pagesLeft = pagesAtOnce;
    m_hitsWanted = pageSize;
    setOlder(Older::Asking);
    readOlder();
}

void SearchModel::stopOlder()
{
    if (m_olderState != Older::Asking)
        return;
    ++m_olderGeneration; // what is on its way is asked for again
    setOlder(Older::Paused);
}

void SearchModel::readOlder()
{
    deliver(this, m_older->search(m_query, m_olderFrom, pageSize),
            [this, generation = m_olderGeneration](const Result<HistoryPage> &page) {
                if (generation != m_olderGeneration)
                    return;
                if (page)
                    return takeOlder(*page);
                m_olderError = page.error();
                setOlder(Older::Failed);
            });
}

/// What is on this computer stands above already.
void SearchModel::takeOlder(const HistoryPage &page)
{
    QList<SearchHit> fresh;
    for (const ConversationEntry &entry : page.entries) {
        const auto isSame = [&](const SearchHit &hit) { return hit.entry.mention.id == entry.mention.id; };
        if (std::ranges::none_of(m_hits, isSame))
            fresh.append({entry, entry.mention.text.left(longestExcerpt), {}});
    }
    m_olderFrom = page.next;
    if (page.backTo)
        m_backTo = page.backTo;
    m_olderCount += static_cast<int>(fresh.size());
    m_hitsWanted -= static_cast<int>(fresh.size());
    append(fresh);
    if (m_olderFrom.isEmpty())
        return setOlder(Older::Complete);
    if (--m_pagesLeft <= 0 || m_hitsWanted <= 0)
        return setOlder(Older::Paused);
    Q_EMIT olderChanged();
    readOlder();
}

void SearchModel::setOlder(Older state)
{
    m_olderState = state;
    Q_EMIT olderChanged();
}

void SearchModel::append(const QList<SearchHit> &hits)
{
    if (hits.isEmpty())
        return;
    const auto row = static_cast<int>(m_hits.size());
    beginInsertRows({}, row, row + static_cast<int>(hits.size()) - 1);
    m_hits += hits;
    endInsertRows();
}

void SearchModel::clear()
{
    m_olderCount = 0;
    if (m_hits.isEmpty())
        return;
    beginRemoveRows({}, 0, static_cast<int>(m_hits.size()) - 1);
    m_hits.clear();
    endRemoveRows();
}

int SearchModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_hits.size());
}

QVariant SearchModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const SearchHit &hit = m_hits.at(index.row());
    switch (role) {
    case EntryRole:
        return QVariant::fromValue(hit.entry);
    case HitRole:
        return QVariant::fromValue(hit);
    case IsOlderRole:
        return index.row() >= m_hits.size() - m_olderCount;
    case Qt::DisplayRole:
        return plaintext::oneLine(hit.excerpt);
    case Qt::AccessibleTextRole:
        return EntryText::spoken(hit.entry);
    default:
        return {};
    }
}

bool SearchModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_hasMore && !m_isBusy;
}

void SearchModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        read();
}

} // namespace otklik
