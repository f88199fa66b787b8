#pragma once

#include "models/conversation.h"
#include "models/result.h"

namespace otklik::server {

class Rows;
class RowRights;
class SearchTerms;

/// Messages for desktops that keep only a window of history: newest first, by
/// keyset, so much at a time, and of other teams nothing.
class HistoryStore final
{
public:
    /// A search looks at so many messages, hidden ones included, and for no longer
    /// than that before it answers with what it has.
    static constexpr int mostLookedAt = 20'000;
    static constexpr std::chrono::milliseconds longestLook{500};
    /// So many older texts of a message, the newest ones.
    static constexpr int mostVersions = 50;

    /// Both outlive it.
    HistoryStore(Rows &rows, RowRights &rights)
        : m_rows(rows)
        , m_rights(rights)
    {}

    /// The messages of a thread next to a place ("time.id"; empty: the end of the
    /// thread on that side). CorrectInput "bad_query".
    [[nodiscard]] Result<HistoryPage> ofThread(const ThreadId &id, HistorySide side, const QString &place, int limit);
    /// Those that match; a page may be empty and yet go on. CorrectInput "bad_query".
    [[nodiscard]] Result<HistoryPage> search(const SearchTerms &terms, const QString &before, int limit);

private:
    [[nodiscard]] qsizetype addVersions(ConversationEntry &entry);

    Rows &m_rows;
    RowRights &m_rights;
};

} // namespace otklik::server
