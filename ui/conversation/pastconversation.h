#pragma once

#include "models/stores.h"
#include "ui/conversation/threadmodel.h"

#include <QObject>

namespace otklik {

/// What stands around a message of the past in its thread, from the server, to
/// read only: a page at a time in both directions. UI thread.
class PastConversation final : public QObject
{
    Q_OBJECT

public:
    /// `older` outlives it.
    PastConversation(OlderHistory &older, const ConversationEntry &entry, QObject *parent = nullptr);

    /// The next page on a side; does nothing where there is none, or while it is on its way.
    void load(HistorySide side);

    [[nodiscard]] ThreadModel &model() { return m_model; }
    /// There may be more on that side.
    [[nodiscard]] bool hasMore(HistorySide side) const { return sideOf(side).hasMore; }
    [[nodiscard]] bool isBusy() const { return m_earlier.isBusy || m_later.isBusy; }
    /// Why the last page did not come.
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

    static constexpr int pageSize = 30;

Q_SIGNALS:
    void changed();

private:
    struct Side final
    {
        bool hasMore = true;
        bool isBusy = false;
    };
    [[nodiscard]] Side &sideOf(HistorySide side) { return side == HistorySide::Before ? m_earlier : m_later; }
    [[nodiscard]] const Side &sideOf(HistorySide side) const
    {
        return side == HistorySide::Before ? m_earlier : m_later;
    }
    void take(HistorySide side, const HistoryPage &page);

    OlderHistory &m_older;
    ThreadId m_thread;
    ThreadModel m_model;
    Side m_earlier;
    Side m_later;
    std::optional<Error> m_error;
};

} // namespace otklik
