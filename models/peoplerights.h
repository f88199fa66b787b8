#pragma once

#include "models/clock.h"
#include "models/fields.h"
#include "models/stores.h"

#include <QJsonObject>

namespace otklik {

/// Who did what with the card of a person, as the audit log has it.
struct JournalEntry final
{
    qint64 id = 0;
    TimePoint at{};
    UserId userId;    ///< empty: on the server's command line, or the server by itself
    QString userName; ///< as they are called now
    QString action;   ///< "card.viewed", "account.linked" …, or the name of the command: "note.add"
    QJsonObject detail;

    static constexpr auto fields()
    {
        return std::tuple(field("id", &JournalEntry::id), field("at", &JournalEntry::at),
                          field("user_id", &JournalEntry::userId), field("user_name", &JournalEntry::userName),
                          field("action", &JournalEntry::action), field("detail", &JournalEntry::detail));
    }
    friend bool operator==(const JournalEntry &, const JournalEntry &) = default;
};

struct JournalPage final
{
    QList<JournalEntry> entries; ///< newest first
    bool hasMore = false;

    static constexpr auto fields()
    {
        return std::tuple(field("entries", &JournalPage::entries), field("has_more", &JournalPage::hasMore));
    }
    friend bool operator==(const JournalPage &, const JournalPage &) = default;
};

/// How many rows of a kind go, or went, with a person.
struct ErasedCount final
{
    QString kind; ///< as in EntityKind, or "attachments", "follower_count", "answers_to_commands"
    qint64 count = 0;

    static constexpr auto fields()
    {
        return std::tuple(field("kind", &ErasedCount::kind), field("count", &ErasedCount::count));
    }
    friend bool operator==(const ErasedCount &, const ErasedCount &) = default;
};

/// What an erasure removes, or has removed.
struct ErasureScope final
{
    QString act; ///< for the file of the company; empty before
    QList<ErasedCount> counts;

    static constexpr auto fields()
    {
        return std::tuple(field("act", &ErasureScope::act), field("counts", &ErasureScope::counts));
    }
    friend bool operator==(const ErasureScope &, const ErasureScope &) = default;
};

/// What the law gives a person, done by the server. Errors: Retry "offline" while there is no connection,
/// GiveUp "not_allowed", "not_found", "erased", "other_teams" (rows of them belong to teams that I am not in).
class PeopleRights
{
public:
    virtual ~PeopleRights() = default;
    /// All data of a person as one readable document. For leads and administrators.
    virtual Answer<QByteArray> exportOf(const PersonId &id) = 0;
    /// Removes nothing. For administrators, as is erase().
    virtual Answer<ErasureScope> wouldErase(const PersonId &id) = 0;
    virtual Answer<ErasureScope> erase(const PersonId &id, const QString &reason) = 0;
    /// Entries before `before` (0: the newest). For leads and administrators.
    virtual Answer<JournalPage> journal(const PersonId &id, qint64 before) = 0;
};

} // namespace otklik
