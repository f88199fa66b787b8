#include "storage/salvage.h"

#include "storage/attachmenttable.h"
#include "storage/cachefile.h"
#include "storage/database/rows.h"
#include "storage/database/transaction.h"
#include "storage/typeddrafts.h"

#include <QDateTime>
#include <QFile>

namespace otklik {

using sqlite::Database;
using sql::Query;

namespace {

/// Reads rows until the damage, from the front and then from the back.
template <class Row, class Read>
QList<Row> readWhatCanBeRead(Database &database, const std::string &sql, const QString Row::*id, Read &&read)
{
    QList<Row> rows;
    for (const char *order : {" ORDER BY rowid", " ORDER BY rowid DESC"}) {
        const auto all = sql::guarded([&]() -> Result<bool> {
            Query query = database.query(sql + order);
            while (query.next()) {
                Row row = read(query);
                const auto same = [&](const Row &known) { return known.*id == row.*id; };
                if (std::ranges::none_of(rows, same))
                    rows.append(std::move(row));
            }
            return true;
        });
        if (all)
            break;
    }
    return rows;
}

struct TypedDraft
{
    QString id;
    Draft draft;
};

struct SavedCommand
{
    QString id;
    QString entity;
    Mutation mutation;
};

struct SavedAttachment
{
    QString hash;
    QByteArray bytes;
};

struct Saved
{
    QList<TypedDraft> drafts;
    QList<SavedCommand> commands;
    QList<SavedAttachment> attachments;
};

class NoEffects final : public MutationEffects
{
public:
    QList<Entity> effectsOf(const Mutation &, const UserId &, TimePoint, EntityReader &) const override { return {}; }
};

/// The cache of an earlier version may have been moved aside before it was brought up to date.
bool hasColumn(Database &database, std::string_view name)
{
    return sql::guarded([&]() -> Result<bool> {
               auto query = database.query("SELECT 1 FROM pragma_table_info('draft') WHERE name=?");
               query.bind(1, QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size())));
               return query.next();
           })
        .value_or(true);
}

QList<TypedDraft> draftsIn(Database &database, const UserId &me)
{
    std::string sql = sql::selectSql<Draft>("draft", "WHERE +is_done=0");
    for (const auto &[column, otherwise] : {std::pair<std::string, std::string>("attachments", "'[]'"), {"public_line", "''"}})
        if (const std::string name = '"' + column + '"'; !hasColumn(database, column))
            sql.replace(sql.find(name), name.size(), otherwise);
    auto all = readWhatCanBeRead<TypedDraft>(
        database, sql, &TypedDraft::id, [](const Query &query) {
            const auto draft = sql::rowOf<Draft>(query);
            return TypedDraft{draft.id.value, draft};
        });
    all.removeIf([&](const TypedDraft &row) { return row.draft.authorId != me || row.draft.isEmpty(); });
    return all;
}

/// All, whether the server had them or not: the next server may be another one.
QList<SavedAttachment> attachmentsIn(Database &database)
{
    return readWhatCanBeRead<SavedAttachment>(database, "SELECT hash,bytes FROM attachment", &SavedAttachment::hash,
                                              [](const Query &query) {
                                                  return SavedAttachment{query.value<QString>(0),
                                                                         query.value<QByteArray>(1)};
                                              });
}

QList<SavedCommand> commandsIn(Database &database)
{
    return readWhatCanBeRead<SavedCommand>(
        database, "SELECT id,entity,kind,payload,created_at FROM mutation WHERE +state<>'refused'", &SavedCommand::id,
        [](const Query &query) {
            SavedCommand row;
            query.read(0, row.id);
            query.read(1, row.entity);
            row.mutation.id = MutationId{row.id};
            query.read(2, row.mutation.kind);
            query.read(3, row.mutation.payload);
            query.read(4, row.mutation.createdAt);
            return row;
        });
}

Result<QString> renameFiles(const QString &path, const Clock &clock)
{
    const auto stamp = QDateTime::fromMSecsSinceEpoch(clock.now().time_since_epoch().count(), Qt::UTC)
                           .toString(QStringLiteral("yyyyMMdd-HHmmss-zzz"));
    const QString kept = path + QStringLiteral(".kept-") + stamp;
    for (const QLatin1StringView suffix : {QLatin1StringView("-wal"), QLatin1StringView("")})
        if (QFile::exists(path + suffix) && !QFile::rename(path + suffix, kept + suffix))
            return failure(Error::Kind::GiveUp, QStringLiteral("database_unreachable"), kept);
    QFile::remove(path + QStringLiteral("-shm"));
    return kept;
}

/// Reads from a copy: opening the kept file would write its log into it.
Saved readOld(const QString &kept, const UserId &me)
{
    Saved saved;
    const QString copy = kept + QStringLiteral(".reading");
    for (const QLatin1StringView suffix : {QLatin1StringView("-wal"), QLatin1StringView("")})
        QFile::copy(kept + suffix, copy + suffix);
    if (auto old = Database::open(copy)) {
        saved.drafts = draftsIn(**old, me);
        saved.commands = commandsIn(**old);
        saved.attachments = attachmentsIn(**old);
    }
    for (const QLatin1StringView suffix :
         {QLatin1StringView(""), QLatin1StringView("-wal"), QLatin1StringView("-shm")})
        QFile::remove(copy + suffix);
    return saved;
}

} // namespace

Result<CacheSalvage> salvage(const QString &path, const UserId &me, const Clock &clock)
{
    const auto kept = renameFiles(path, clock);
    if (!kept)
        return tl::unexpected<Error>(kept.error());
    const Saved saved = readOld(*kept, me);
    auto fresh = openCacheFile(path, me);
    if (!fresh)
        return tl::unexpected<Error>(fresh.error());
    return sql::inTransaction(**fresh, [&]() -> Result<CacheSalvage> {
        MutationTable mutations(**fresh);
        for (const SavedCommand &command : saved.commands)
            mutations.append(command.mutation, command.entity);
        for (const SavedAttachment &one : saved.attachments)
            AttachmentTable(**fresh).put(one.hash, one.bytes, AttachmentTable::State::Waiting, clock.now());
        for (const TypedDraft &row : saved.drafts)
            sql::upsert(**fresh, row.draft);
        // The first sync will bring the server's drafts: what stands here goes there before.
        const NoEffects noEffects;
        WriteScope scope{**fresh, me, clock, clock.now(), noEffects, {}};
        TypedDrafts(scope).saveAgain();
        return CacheSalvage{*kept, static_cast<int>(saved.drafts.size()), static_cast<int>(saved.commands.size())};
    });
}

} // namespace otklik
