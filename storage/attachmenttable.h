#pragma once

#include "storage/sqlite/database.h"

#include "models/clock.h"

#include <QStringList>

namespace otklik {

/// The bytes of attachments in the cache. Lives for one job on a storage thread.
class AttachmentTable final
{
public:
    enum class State { Waiting, Uploaded, Refused };

    explicit AttachmentTable(sqlite::Database &database) : m_database(database) { }

    /// Those that are there already stay as they are, but count as kept now.
    void put(const QString &hash, const QByteArray &bytes, State state, TimePoint now);
    [[nodiscard]] std::optional<QByteArray> bytes(const QString &hash);
    /// The first of these that the server has not got; empty when there is none.
    [[nodiscard]] QByteArray waitingAmong(const QStringList &hashes);
    void setState(const QString &hash, State state);
    /// The server may have lost them: another one, or one that was put back.
    void waitAgain();
    /// Removes what no open draft and no command names, as far as it was kept before then.
    void removeUnneeded(TimePoint before);

private:
    sqlite::Database &m_database;
};

template <>
struct EnumNames<AttachmentTable::State>
{
    using State = AttachmentTable::State;
    static constexpr EnumTable<State, 3> table{{
        {State::Waiting, QLatin1StringView("waiting")},
        {State::Uploaded, QLatin1StringView("uploaded")},
        {State::Refused, QLatin1StringView("refused")},
    }};
};

} // namespace otklik
