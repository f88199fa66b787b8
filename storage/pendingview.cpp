#include "storage/pendingview.h"

#include "models/json.h"
#include "storage/database/errors.h"
#include "storage/database/rows.h"

#include <QMap>

namespace otklik {

using sql::Query;

namespace {

template <size_t I = 0>
Result<Entity> parse(size_t index, const QJsonObject &object)
{
    if constexpr (I < std::variant_size_v<Entity>) {
        if (index != I)
            return parse<I + 1>(index, object);
        auto row = fromJson<std::variant_alternative_t<I, Entity>>(object);
        if (!row)
            return tl::unexpected<Error>(row.error());
        return Entity(std::move(*row));
    } else {
        return failure(Error::Kind::Corruption, QStringLiteral("database_damaged"), QStringLiteral("kind"));
    }
}

/// What the effects of a command look rows up in.
class ShownRows final : public EntityReader
{
public:
    ShownRows(WriteScope &scope, EntityRows &rows) : m_scope(scope), m_rows(rows) { }

    std::optional<Entity> find(EntityKind kind, const QString &id) override { return m_rows.find(kind, id); }

    std::optional<AccountLink> activeLink(const AccountId &id) override
    {
        static const std::string sql = sql::selectSql<AccountLink>(
            "account_link", "WHERE account_id=? AND unlinked_at IS NULL ORDER BY linked_at DESC LIMIT 1");
        Query query = m_scope.database.query(sql);
        query.bind(1, id);
        return query.next() ? std::optional(sql::rowOf<AccountLink>(query)) : std::nullopt;
    }

    QList<Case> casesOf(const AccountId &id) override
    {
        static const std::string sql = sql::selectSql<Case>("\"case\"", "WHERE account_id=?");
        Query query = m_scope.database.query(sql);
        query.bind(1, id);
        return sql::allRows<Case>(query);
    }

private:
    WriteScope &m_scope;
    EntityRows &m_rows;
};

} // namespace

QJsonObject entityToJson(const Entity &entity)
{
    return std::visit([](const auto &row) { return toJson(row); }, entity);
}

Result<Entity> entityFromJson(EntityKind kind, const QJsonObject &object)
{
    return parse(static_cast<size_t>(kind), object);
}

PendingView::PendingView(WriteScope &scope) : m_scope(scope), m_rows(scope), m_mutations(scope.database) { }

void PendingView::apply(const Mutation &mutation)
{
    Shown before;
    show(mutation, &before);
    for (auto it = before.begin(); it != before.end(); ++it)
        if (const auto now = m_rows.find(it.key().first, it.key().second); now && now != it.value())
            noteChange(m_scope, *now);
    if (mutation.kind == MutationKind::ClaimTake || mutation.kind == MutationKind::ClaimRelease)
        noteWish(PersonId{mutation.payload.value(QLatin1StringView("person_id")).toString()});
    m_scope.changed.pending = true;
}

void PendingView::show(const Mutation &mutation, Shown *shownBefore)
{
    ShownRows rows(m_scope, m_rows);
    const QList<Entity> effects = m_scope.effects.effectsOf(mutation, m_scope.me, m_scope.now, rows);
    for (Entity entity : effects) {
        const Key key{kindOf(entity), idOf(entity)};
        const auto before = m_rows.find(key.first, key.second);
        keepBase(key, before);
        if (shownBefore)
            shownBefore->insert(key, before);
        // A draft shows the revision that its text was started from, so that the next save names it.
        if (auto *draft = std::get_if<Draft>(&entity); draft && mutation.kind == MutationKind::DraftSave)
            draft->revision = before ? std::get<Draft>(*before).revision : 0;
        m_rows.put(entity);
    }
}

void PendingView::keepBase(const Key &key, const std::optional<Entity> &row)
{
    const auto json = row ? std::optional(entityToJson(*row)) : std::nullopt;
    m_scope.database.run("INSERT INTO base_row(kind,id,row) VALUES(?,?,?) ON CONFLICT DO NOTHING", key.first,
                         key.second, json);
}

QSet<PersonId> PendingView::wishedPersons()
{
    QSet<PersonId> wished;
    const auto pending = m_mutations.effective();
    for (const QueuedMutation &queued : pending) {
        if (queued.mutation.kind == MutationKind::ClaimTake)
            wished.insert(PersonId{queued.entity});
        else if (queued.mutation.kind == MutationKind::ClaimRelease)
            wished.remove(PersonId{queued.entity});
    }
    return wished;
}

void PendingView::noteWish(const PersonId &id)
{
    m_rows.updateOwner(id);
    Claim claim;
    claim.id = id;
    noteChange(m_scope, claim);
}

PendingView::Shown PendingView::touchedRows()
{
    Shown rows;
    Query query = m_scope.database.query("SELECT kind,id FROM base_row");
    while (query.next()) {
        const Key key{query.value<EntityKind>(0), query.value<QString>(1)};
        rows.insert(key, m_rows.find(key.first, key.second));
    }
    return rows;
}

void PendingView::restoreBase()
{
    QList<std::pair<Key, std::optional<QJsonObject>>> kept;
    {
        Query query = m_scope.database.query("SELECT kind,id,row FROM base_row");
        while (query.next())
            kept.append({{query.value<EntityKind>(0), query.value<QString>(1)},
                         query.value<std::optional<QJsonObject>>(2)});
    }
    for (const auto &[key, json] : kept) {
        if (!json) {
            m_rows.remove(key.first, key.second);
            continue;
        }
        auto row = entityFromJson(key.first, *json);
        if (!row)
            throw sql::Refusal({Error::Kind::Corruption, QStringLiteral("database_damaged"), row.error().detail});
        m_rows.put(*row);
    }
    m_scope.database.run("DELETE FROM base_row");
}

void PendingView::rebase(const std::function<void()> &work)
{
    const Shown before = touchedRows();
    const QSet<PersonId> wishedBefore = wishedPersons();
    restoreBase();
    work();
    const auto pending = m_mutations.effective();
    for (const QueuedMutation &queued : pending)
        show(queued.mutation, nullptr);
    Shown after = touchedRows();
    for (auto it = before.begin(); it != before.end(); ++it) {
        const auto now = after.contains(it.key()) ? after.take(it.key()) : m_rows.find(it.key().first, it.key().second);
        if (now != it.value())
            noteChange(m_scope, now ? *now : *it.value());
    }
    for (const auto &now : std::as_const(after))
        if (now)
            noteChange(m_scope, *now);
    const QSet<PersonId> wishedNow = wishedPersons();
    const QSet<PersonId> differing = (wishedBefore - wishedNow) + (wishedNow - wishedBefore);
    for (const PersonId &id : differing)
        noteWish(id);
}

} // namespace otklik
