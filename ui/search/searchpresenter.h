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
    /// `older` may be null: then there is only this computer.
    SearchPresenter(SearchStore &store, OlderHistory *older, ConversationStore &conversations, const Clock &clock,
                    QObject *parent = nullptr);

    void setQuery(const QString &query);
    void open(int row);

    /// Where the conversations of old messages are; null: nowhere.
    [[nodiscard]] OlderHistory *older() const { return m_older; }
    [[nodiscard]] SearchModel &model() { return m_model; }
    [[nodiscard]] const Clock &clock() const { return m_clock; }

Q_SIGNALS:
    void caseChosen(const otklik::CaseId &id);
    void historyChosen(const otklik::ConversationEntry &entry);
    void failed(const otklik::Error &error);

private:
    OlderHistory *m_older;
    ConversationStore &m_conversations;
    const Clock &m_clock;
    SearchModel m_model;
    QString m_typed;
    QTimer m_pause;
};

} // namespace otklik
