#include "storage/searchindex.h"

#include "storage/sqlite/database.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

namespace otklik {

using sqlite::Database;
using sql::Query;

namespace {

/// One full-text index: what it holds of a row, and how a row goes in and out.
struct Words final
{
    std::string_view document;
    int columns;
    std::string_view put;
    std::string_view take;
};

constexpr Words mentionWords{
    "SELECT text,author,network FROM mention_document WHERE key=?", 3,
    "INSERT INTO mention_words(rowid,text,author,network) VALUES(?,?,?,?)",
    "INSERT INTO mention_words(mention_words,rowid,text,author,network) VALUES('delete',?,?,?,?)"};
constexpr Words accountWords{"SELECT name,handle FROM account WHERE n=?", 2,
                             "INSERT INTO account_words(rowid,name,handle) VALUES(?,?,?)",
                             "INSERT INTO account_words(account_words,rowid,name,handle) VALUES('delete',?,?,?)"};

/// Two statements, as INSERT … SELECT opens a savepoint, too. FTS5 also writes out
/// what it holds when a row comes that is not after the last: go in their order.
void move(Database &database, const Words &words, std::string_view where, qint64 row)
{
    Query document = database.query(words.document);
    document.bind(1, row);
    if (!document.next())
        return;
    Query index = database.query(where);
    index.bind(1, row);
    for (int column = 0; column < words.columns; ++column)
        index.bind(column + 2, document.value<QString>(column));
    index.run();
}

void putAll(Database &database, const Words &words, const QSet<qint64> &rows)
{
    QList<qint64> sorted(rows.begin(), rows.end());
    std::ranges::sort(sorted);
    for (const qint64 row : std::as_const(sorted))
        move(database, words, words.put, row);
}

struct Named final
{
    qint64 n = 0;
    QString author;
};

std::optional<Named> findAccount(Database &database, const AccountId &id)
{
    Query query = database.query("SELECT n, name || ' ' || handle FROM account WHERE id=?");
    query.bind(1, id);
    return query.next() ? std::optional(Named{query.value<qint64>(0), query.value<QString>(1)}) : std::nullopt;
}

} // namespace

void SearchIndex::forget(qint64 key)
{
    if (!m_mentions.remove(key))
        move(m_database, mentionWords, mentionWords.take, key);
}

void SearchIndex::changeAccount(const AccountId &id, const std::function<void()> &change)
{
    while (renameSome(id)) // its last name may have been given only just now
        continue;
    const auto keys = newestOf(id, std::numeric_limits<qint64>::max());
    for (const qint64 key : keys)
        forget(key);
    const auto before = findAccount(m_database, id);
    if (before && !m_accounts.remove(before->n))
        move(m_database, accountWords, accountWords.take, before->n);
    if (keys.size() == renamedAtOnce)
        m_database.run("INSERT INTO renamed_account(id,author,below) VALUES(?,?,?)", id,
                       before ? before->author : QString(), keys.first());
    change();
    m_mentions.unite(QSet<qint64>(keys.begin(), keys.end()));
    if (const auto after = findAccount(m_database, id))
        m_accounts.insert(after->n);
}

bool SearchIndex::renameMore()
{
    AccountId id;
    {
        Query waiting = m_database.query("SELECT id FROM renamed_account LIMIT 1");
        if (!waiting.next())
            return false;
        id = waiting.value<AccountId>(0);
    }
    const bool isRenamed = renameSome(id);
    flush();
    return isRenamed;
}

bool SearchIndex::renameSome(const AccountId &id)
{
    qint64 below = 0;
    {
        Query waiting = m_database.query("SELECT below FROM renamed_account WHERE id=?");
        waiting.bind(1, id);
        if (!waiting.next())
            return false;
        below = waiting.value<qint64>(0);
    }
    const auto keys = newestOf(id, below);
    for (const qint64 key : keys)
        forget(key);
    if (keys.size() == renamedAtOnce)
        m_database.run("UPDATE renamed_account SET below=? WHERE id=?", keys.first(), id);
    else
        m_database.run("DELETE FROM renamed_account WHERE id=?", id);
    m_mentions.unite(QSet<qint64>(keys.begin(), keys.end()));
    return true;
}

QList<qint64> SearchIndex::newestOf(const AccountId &id, qint64 below)
{
    QList<qint64> keys;
    Query query = m_database.query("SELECT key FROM mention WHERE account_id=? AND key<? ORDER BY key DESC LIMIT ?");
    query.with(id, below, renamedAtOnce);
    while (query.next())
        keys.append(query.value<qint64>(0));
    std::ranges::reverse(keys);
    return keys;
}

void SearchIndex::flush()
{
    putAll(m_database, mentionWords, std::exchange(m_mentions, {}));
    putAll(m_database, accountWords, std::exchange(m_accounts, {}));
}

} // namespace otklik
