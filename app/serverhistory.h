#pragma once

#include "models/stores.h"

namespace otklik {

class Workplace;

/// Older history by way of the workplace's sync, as soon as there is one. Owned
/// by the workplace; UI thread.
class ServerHistory final : public OlderHistory
{
public:
    explicit ServerHistory(Workplace &workplace)
        : m_workplace(workplace)
    {}

    Answer<HistoryPage> search(const QString &query, const QString &from, int limit) override;
    Answer<HistoryPage> mentions(const ThreadId &id, HistorySide side, const TimelineCursor &place, int limit) override;

private:
    Workplace &m_workplace;
};

} // namespace otklik
