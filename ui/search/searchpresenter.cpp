#include "ui/search/searchpresenter.h"

#include "ui/common/deliver.h"

namespace otklik {

namespace {

constexpr std::chrono::milliseconds pauseLength{120};
constexpr qsizetype maxQuery = 300;

} // namespace

SearchPresenter::SearchPresenter(SearchStore &store, OlderHistory *older, ConversationStore &conversations,
                                 const Clock &clock, QObject *parent)
    : QObject(parent), m_older(older), m_conversations(conversations), m_clock(clock), m_model(store, older)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseLength);
    connect(&m_pause, &QTimer::timeout, this, [this] { m_model.search(m_typed); });
    connect(&m_model, &SearchModel::failed, this, &SearchPresenter::failed);
}

void SearchPresenter::setQuery(const QString &query)
{
    m_typed = query.simplified().left(maxQuery);
    if (m_typed.isEmpty()) {
        m_pause.stop();
        m_model.search({});
        return;
    }
    m_pause.start();
}

void SearchPresenter::open(int row)
{
    if (row < 0 || row >= m_model.rowCount())
        return;
    const ConversationEntry entry = m_model.hitAt(row).entry;
    deliver(this, m_conversations.caseOf(entry.mention.id), [this, entry](const Result<CaseId> &id) {
        if (!id)
            Q_EMIT failed(id.error());
        else if (id->isEmpty())
            Q_EMIT historyChosen(entry);
        else
            Q_EMIT caseChosen(*id);
    });
}

} // namespace otklik
