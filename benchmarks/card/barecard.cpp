#include "benchmarks/card/barecard.h"

#include <sqlite3.h>

#include <algorithm>
#include <chrono>
#include <initializer_list>

namespace otklik::bench {

namespace {

constexpr qint64 keysPerMillisecond = 4096;

} // namespace

BareCard::BareCard(const QString &path)
{
    m_isGood = sqlite3_open_v2(path.toUtf8().constData(), &m_database, SQLITE_OPEN_READONLY, nullptr) == SQLITE_OK
        && sqlite3_exec(m_database, "PRAGMA cache_size=-8192", nullptr, nullptr, nullptr) == SQLITE_OK; // as a reader has it
}

BareCard::~BareCard()
{
    for (sqlite3_stmt *statement : std::as_const(m_statements))
        sqlite3_finalize(statement);
    sqlite3_close(m_database);
}

void BareCard::read(const QByteArray &sql, const QList<QByteArray> &texts, const QList<qint64> &numbers,
                    const std::function<void(sqlite3_stmt *)> &row)
{
    sqlite3_stmt *&statement = m_statements[sql];
    if (!statement && sqlite3_prepare_v2(m_database, sql.constData(), -1, &statement, nullptr) != SQLITE_OK) {
        m_isGood = false;
        return;
    }
    int at = 0;
    for (const QByteArray &text : texts)
        sqlite3_bind_text(statement, ++at, text.constData(), static_cast<int>(text.size()), SQLITE_STATIC);
    for (const qint64 number : numbers)
        sqlite3_bind_int64(statement, ++at, number);
    int state = SQLITE_ROW;
    while ((state = sqlite3_step(statement)) == SQLITE_ROW) {
        if (row)
            row(statement);
        else
            for (int column = 0; column < sqlite3_column_count(statement); ++column)
                sqlite3_column_value(statement, column);
    }
    m_isGood = m_isGood && state == SQLITE_DONE;
    sqlite3_reset(statement);
}

QList<QByteArray> BareCard::textsOf(const QByteArray &sql, const QList<QByteArray> &texts)
{
    QList<QByteArray> all;
    read(sql, texts, {}, [&all](sqlite3_stmt *row) {
        all.append(QByteArray(reinterpret_cast<const char *>(sqlite3_column_text(row, 0)), sqlite3_column_bytes(row, 0)));
    });
    return all;
}

void BareCard::readCard(const PersonId &person, const QList<QByteArray> &accounts, const QList<QByteArray> &homes)
{
    const QByteArray id = person.value.toUtf8();
    read("SELECT * FROM person WHERE id=?", {id});
    read("SELECT * FROM account_link WHERE person_id=? AND unlinked_at IS NULL", {id});
    read("SELECT * FROM claim WHERE id=?", {id});
    read("SELECT * FROM presence WHERE person_id=?", {id});
    for (const QByteArray &home : homes)
        for (const char *table : {"contact", "note", "promise", "bonus_grant", "interest", "moderation", "loyalty_track",
                                  "customer_record", "person_detail", "consent"})
            read(QByteArray("SELECT * FROM ") + table + " WHERE person_id=?", {home});
    for (const QByteArray &account : accounts)
        read("SELECT count(*) FROM mention INDEXED BY mention_account WHERE account_id=?", {account});
}

void BareCard::readMoments(const QList<QByteArray> &accounts, const QList<QByteArray> &homes, int moments)
{
    QList<qint64> keys;
    for (const QByteArray &account : accounts)
        for (const char *sql : {"SELECT key FROM mention WHERE account_id=? ORDER BY key DESC LIMIT ?",
                                "SELECT key FROM mention WHERE addressee_id=? AND addressee_id<>'' ORDER BY key DESC LIMIT ?"})
            read(sql, {account}, {moments + 1}, [&keys](sqlite3_stmt *row) { keys.append(sqlite3_column_int64(row, 0)); });
    std::ranges::sort(keys, std::ranges::greater{});
    keys.resize(std::min<qsizetype>(std::max(moments, 0), keys.size()));
    for (const qint64 key : std::as_const(keys))
        read("SELECT m.*, a.name, a.handle FROM mention m LEFT JOIN account a ON a.id=m.account_id WHERE m.key=?", {}, {key});
    for (const QByteArray &home : homes)
        for (const char *table : {"note", "promise", "bonus_grant", "customer_record"})
            read(QByteArray("SELECT * FROM ") + table + " WHERE person_id=?", {home});
}

double BareCard::timeToRead(const PersonId &person, TimePoint since, int moments)
{
    const auto begin = std::chrono::steady_clock::now();
    const QByteArray id = person.value.toUtf8();
    QList<QByteArray> accounts = textsOf("SELECT id FROM account WHERE home_person_id=?", {id});
    accounts += textsOf("SELECT account_id FROM account_link WHERE person_id=? AND unlinked_at IS NULL", {id});
    QList<QByteArray> homes;
    for (const QByteArray &account : std::as_const(accounts)) {
        read("SELECT * FROM account WHERE id=?", {account});
        homes += textsOf("SELECT home_person_id FROM account WHERE id=?", {account});
    }
    readCard(person, accounts, homes);
    readMoments(accounts, homes, moments);
    // The months are in the keys, which the indexes hold.
    const qint64 first = since.time_since_epoch().count() * keysPerMillisecond;
    for (const QByteArray &account : std::as_const(accounts)) {
        read("SELECT key FROM mention WHERE account_id=? AND key>=?", {account}, {first});
        read("SELECT key FROM mention WHERE addressee_id=? AND addressee_id<>'' AND key>=?", {account}, {first});
        read("SELECT m.key, c.heat FROM \"case\" c CROSS JOIN mention m ON m.id=c.mention_id WHERE c.account_id=?", {account});
    }
    const std::chrono::duration<double, std::milli> time = std::chrono::steady_clock::now() - begin;
    return m_isGood ? time.count() : -1;
}

} // namespace otklik::bench
