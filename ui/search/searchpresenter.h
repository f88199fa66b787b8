#pragma once

#include "ui/search/searchmodel.h"

#include <QObject>
#include <QTimer>

namespace otklik {

/// Searches while one types, a moment behind the keys, and leads from a hit to
/// its case. Owned by the composition root; UI thread.
class SearchPresenter final : public QObject
{
    Q_OBJECT

public:
    SearchPresenter(SearchStore &store, ConversationStore &conversations, const Clock &clock, QObject *parent = nullptr);

    void setQuery(const QString &query);
    void open(int row);

    [[nodiscard]] SearchModel &model() { return m_model; }
    [[nodiscard]] const Clock &clock() const { return m_clock; }

Q_SIGNALS:
    void caseChosen(const otklik::CaseId &id);
    void historyChosen(const otklik::ConversationEntry &entry);
    void failed(const otklik::Error &error);

private:
    ConversationStore &m_conversations;
    const Clock &m_clock;
    SearchModel m_model;
    QString m_typed;
    QTimer m_pause;
};

} // namespace otklik
