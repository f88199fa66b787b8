#pragma once

#include "models/id.h"

#include <QSet>

#include <functional>

namespace otklik {

namespace sqlite {
class Database;
}

/// Keeps the full-text indexes in step with mentions and accounts. Each word is
/// taken out as it was put in, before the row changes, and put in again at the
/// end of the job, all rows at once and in their order. Lives for one job on the
/// writer thread.
class SearchIndex final
{
public:
    /// An account is renamed in so many of its mentions at a time: the writer
    /// has other work to do than a brand's replies of ten years.
    static constexpr int renamedAtOnce = 1000;

    explicit SearchIndex(sqlite::Database &database)
        : m_database(database)
    {}

    /// Before a mention's text, account or network changes, or its row goes.
    void forget(qint64 key);
    /// After the row has changed or come.
    void add(qint64 key) { m_mentions.insert(key); }
    /// Around a change of an account's name or handle, or its coming or going.
    void changeAccount(const AccountId &id, const std::function<void()> &change);

    /// Goes on with an account that has too many mentions; false when there is
    /// none. Flushes.
    bool renameMore();
    /// Puts the words in; the end of a job.
    void flush();

private:
    /// `renamedAtOnce` keys at most, in their order.
    [[nodiscard]] QList<qint64> newestOf(const AccountId &id, qint64 below);
    [[nodiscard]] bool renameSome(const AccountId &id);

    sqlite::Database &m_database;
    QSet<qint64> m_mentions; ///< whose words are not in, by key
    QSet<qint64> m_accounts; ///< the same, by n
};

} // namespace otklik
