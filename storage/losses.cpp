#include "storage/losses.h"

#include "storage/database/rows.h"
#include "storage/writescope.h"

namespace otklik {

namespace {

/// Whether a person finds the row where it is looked for.
bool isThere(const Mention &row) { return !row.deletedAt && !row.text.isEmpty(); }
bool isThere(const Note &row) { return !row.isRemoved && !row.text.isEmpty(); }
bool isThere(const Contact &row) { return !row.isRemoved && !row.value.isEmpty(); }
bool isThere(const Draft &row) { return !row.isDone && !row.isEmpty(); }

} // namespace

template <class Row>
std::optional<Row> Losses::shown(const Row &row)
{
    return sql::findById<Row>(m_scope.database, row.id.value);
}

bool Losses::isForeign(const Entity &entity)
{
    if (const auto *draft = std::get_if<Draft>(&entity)) {
        const auto before = shown(*draft);
        return before && before->authorId != draft->authorId;
    }
    if (const auto *note = std::get_if<Note>(&entity)) {
        const auto before = shown(*note);
        return before && (before->authorId != note->authorId || before->personId != note->personId);
    }
    return false;
}

RowCounts Losses::namedIn(const Erasure &tombstone)
{
    const auto count = [&](EntityKind kind, const auto &like, const auto &isCounted) {
        using Row = std::decay_t<decltype(like)>;
        qint64 found = 0;
        const QJsonArray ids = tombstone.rows.value(nameOf(kind)).toArray();
        for (const QJsonValue &id : ids) {
            const auto row = sql::findById<Row>(m_scope.database, id.toString());
            found += row && isCounted(*row) ? 1 : 0;
        }
        return found;
    };
    const auto there = [](const auto &row) { return isThere(row); };
    RowCounts named;
    named.mentions = count(EntityKind::Mention, Mention{}, there);
    named.notes = count(EntityKind::Note, Note{}, there);
    named.contacts = count(EntityKind::Contact, Contact{}, there);
    named.drafts = count(EntityKind::Draft, Draft{}, [this](const Draft &row) { return isThere(row) && row.authorId == m_scope.me; });
    named.cases = count(EntityKind::Case, Case{}, [](const Case &row) { return isOpen(row.state); });
    return named;
}

Result<RowCounts> Losses::of(const QList<EntityChange> &changes)
{
    RowCounts taken;
    const auto count = [this](const auto *row, qint64 &to) {
        if (!row || isThere(*row))
            return;
        const auto before = shown(*row);
        to += before && isThere(*before) ? 1 : 0;
    };
    for (const EntityChange &change : changes) {
        if (isForeign(change.entity))
            return failure(Error::Kind::GiveUp, QStringLiteral("foreign_row"), idOf(change.entity));
        if (const auto *tombstone = std::get_if<Erasure>(&change.entity))
            taken = taken + namedIn(*tombstone);
        count(std::get_if<Mention>(&change.entity), taken.mentions);
        count(std::get_if<Note>(&change.entity), taken.notes);
        count(std::get_if<Contact>(&change.entity), taken.contacts);
        if (const auto *draft = std::get_if<Draft>(&change.entity); draft && draft->authorId == m_scope.me)
            count(draft, taken.drafts);
        if (const auto *supportCase = std::get_if<Case>(&change.entity); supportCase && supportCase->state == CaseState::Closed) {
            const auto before = shown(*supportCase);
            taken.cases += before && isOpen(before->state) ? 1 : 0;
        }
    }
    return taken;
}

RowCounts Losses::held()
{
    const auto count = [this](std::string_view sql) {
        sql::Query query = m_scope.database.query(sql);
        return query.next() ? query.value<qint64>(0) : 0;
    };
    RowCounts held;
    held.mentions = count("SELECT count(*) FROM mention");
    held.cases = count("SELECT coalesce(sum(n), 0) FROM case_count WHERE state IN ('open', 'in_review')");
    held.notes = count("SELECT count(*) FROM note WHERE is_removed=0");
    held.contacts = count("SELECT count(*) FROM contact WHERE is_removed=0");
    sql::Query drafts = m_scope.database.query("SELECT count(*) FROM draft WHERE author_id=? AND is_done=0");
    drafts.bind(1, m_scope.me);
    held.drafts = drafts.next() ? drafts.value<qint64>(0) : 0;
    return held;
}

} // namespace otklik
