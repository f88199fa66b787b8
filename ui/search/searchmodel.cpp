#include "ui/search/searchmodel.h"

#include "ui/common/deliver.h"
#include "ui/common/plaintext.h"
#include "ui/conversation/entrytext.h"
#include "ui/conversation/momentdelegate.h"
#include "ui/conversation/threadmodel.h"

namespace otklik {

static_assert(SearchModel::EntryRole == MomentDelegate::entryRole && SearchModel::HitRole == MomentDelegate::hitRole);

SearchModel::SearchModel(SearchStore &store, QObject *parent) : QAbstractListModel(parent), m_store(store) { }

void SearchModel::search(const QString &query)
{
    if (query == m_query)
        return;
    ++m_generation;
    m_query = query;
    m_isBusy = false;
    m_hasMore = false;
    if (query.isEmpty()) {
        clear();
        Q_EMIT settled();
        return;
    }
    // The old hits stay until the new ones are there: no flicker while typing.
    read();
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
                if (!page->hits.isEmpty()) {
                    const auto row = static_cast<int>(m_hits.size());
                    beginInsertRows({}, row, row + static_cast<int>(page->hits.size()) - 1);
                    m_hits += page->hits;
                    endInsertRows();
                }
                m_isBusy = false;
                Q_EMIT settled();
            });
}

void SearchModel::clear()
{
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
    case EntryRole: return QVariant::fromValue(hit.entry);
    case HitRole: return QVariant::fromValue(hit);
    case Qt::DisplayRole: return plaintext::oneLine(hit.excerpt);
    case Qt::AccessibleTextRole: return EntryText::spoken(hit.entry);
    default: return {};
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
