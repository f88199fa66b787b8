#pragma once

#include "models/command.h"
#include "storage/sqlite/database.h"

namespace otklik {

/// A mutation with its place in the queue.
struct QueuedMutation final
{
    enum class State { Waiting, Accepted, Refused };

    qint64 n = 0;
    Mutation mutation;
    QString entity;
    State state = State::Waiting;
    qint64 attempts = 0; ///< above 0: the server may have it, so its payload is fixed
    TimePoint notBefore{};
};

template <>
struct EnumNames<QueuedMutation::State>
{
    using enum QueuedMutation::State;
    static constexpr EnumTable<QueuedMutation::State, 3> table{{
        {Waiting, QLatin1StringView("waiting")},
        {Accepted, QLatin1StringView("accepted")},
        {Refused, QLatin1StringView("refused")},
    }};
};

/// What a command is about, as the table's `entity`: the person of a claim, the
/// draft, the note, the publication, the account of a link, the case.
[[nodiscard]] QString entityOf(const Command &command);

/// Whether nobody waits for what becomes of it: it stands in no list, and a refusal ends it.
[[nodiscard]] constexpr bool isSilent(MutationKind kind)
{
    return kind == MutationKind::CardView;
}

/// The append-only queue of commands. Lives for one job on the writer thread.
class MutationTable final
{
public:
    explicit MutationTable(sqlite::Database &database) : m_database(database) { }

    void append(const Mutation &mutation, const QString &entity);
    [[nodiscard]] std::optional<QueuedMutation> find(const MutationId &id);
    /// The newest of this kind about an entity that still has an effect here.
    [[nodiscard]] std::optional<QueuedMutation> newest(MutationKind kind, const QString &entity);
    /// The saves of a draft that wait behind `n`, oldest first.
    [[nodiscard]] QList<QueuedMutation> savesAfter(qint64 n, const DraftId &id);
    /// Those that are shown on top of the base, oldest first.
    [[nodiscard]] QList<QueuedMutation> effective();
    [[nodiscard]] QList<QueuedMutation> waiting(int limit);
    /// How many somebody waits for, or has to see.
    [[nodiscard]] qint64 count(QueuedMutation::State state);
    /// Whether anything was given after `n` that closes a draft: a submit or a discard.
    [[nodiscard]] bool isDraftClosedAfter(qint64 n, const DraftId &id);

    void replacePayload(qint64 n, const QString &entity, const QJsonObject &payload, TimePoint createdAt);
    void countAttempt(qint64 n, TimePoint at);
    void defer(const MutationId &id, const Error &error, const QString &requestId, TimePoint notBefore);
    void accept(const MutationId &id, qint64 seq);
    void refuse(const MutationId &id, const MutationAnswer &answer);
    /// Which request the last answer came to.
    void nameRequest(const MutationId &id, const QString &requestId);
    void remove(qint64 n);
    /// Drops accepted ones whose change has come.
    void dropPassed(qint64 seq);
    /// The accepted ones are asked for anew: the server may have forgotten them.
    void waitAgain();

private:
    [[nodiscard]] QList<QueuedMutation> read(sql::Query &query);
    sqlite::Database &m_database;
};

} // namespace otklik
