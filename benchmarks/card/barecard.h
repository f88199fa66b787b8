#pragma once

#include "models/clock.h"
#include "models/id.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>

#include <functional>

struct sqlite3;
struct sqlite3_stmt;

namespace otklik::bench {

/// The raw limit of opening a card, and therefore SQL of its own: reads every column of the rows that a card, the
/// newest page of a time line and its months are made of, on one connection with prepared statements, and makes
/// nothing of them.
class BareCard final
{
public:
    explicit BareCard(const QString &path);
    ~BareCard();
    BareCard(const BareCard &) = delete;
    BareCard &operator=(const BareCard &) = delete;

    /// In milliseconds; negative: something could not be read.
    [[nodiscard]] double timeToRead(const PersonId &person, TimePoint since, int moments);

private:
    /// Steps through a statement; `row` is called for each row, none: its columns are read and that is all.
    void read(const QByteArray &sql, const QList<QByteArray> &texts, const QList<qint64> &numbers = {},
              const std::function<void(sqlite3_stmt *)> &row = {});
    /// The texts of its first column.
    QList<QByteArray> textsOf(const QByteArray &sql, const QList<QByteArray> &texts);
    void readCard(const PersonId &person, const QList<QByteArray> &accounts, const QList<QByteArray> &homes);
    void readMoments(const QList<QByteArray> &accounts, const QList<QByteArray> &homes, int moments);

    sqlite3 *m_database = nullptr;
    QHash<QByteArray, sqlite3_stmt *> m_statements;
    bool m_isGood = true;
};

} // namespace otklik::bench
