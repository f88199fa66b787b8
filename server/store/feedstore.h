#pragma once

#include "models/entity.h"

#include <QList>

namespace otklik::server {

class Rows;
class RowRights;

/// Reads the change feed forwards, and the whole of it backwards for a first sync.
class FeedStore final
{
public:
    /// Only what `rights` lets through comes out of it. Both outlive it.
    FeedStore(Rows &rows, RowRights &rights) : m_rows(rows), m_rights(rights) { }

    struct Page final
    {
        QList<EntityChange> changes; ///< by seq, each row once, in its newest state
        qint64 upTo = 0;             ///< ask after this next
        bool hasMore = false;
        QList<EntityChange> erasures; ///< all after `after`, wherever the page ends
    };
    /// What changed after `after`: a merge over the tables by seq. `limit` counts
    /// hidden rows, too, so a page may be empty and not the last.
    [[nodiscard]] Page changes(qint64 after, int limit);

    /// The tombstones after a number: who takes rows anew removes these first.
    [[nodiscard]] QList<EntityChange> erasures(qint64 after = 0);
    /// All rows of small kinds: tombstones, colleagues, sources, own contacts.
    [[nodiscard]] QList<EntityChange> directory();

    /// Where the pages of open work end: by (deadline, id) upwards.
    struct OpenCursor final
    {
        qint64 deadline = INT64_MIN;
        QString caseId;
    };
    struct OpenPage final
    {
        QList<EntityChange> changes; ///< referred rows before referring ones, each once
        OpenCursor next;
        bool hasMore = false;
    };
    /// The next open cases with all that the desktop shows of them.
    [[nodiscard]] OpenPage openWork(const OpenCursor &after, int caseLimit);

    /// Where the pages of history end: one kind after the other, each newest first.
    struct HistoryCursor final
    {
        EntityKind kind = EntityKind::Person;
        qint64 key = INT64_MAX; ///< of mentions the time they were published, else seq
        QString id;             ///< of mentions
    };
    struct HistoryPage final
    {
        QList<EntityChange> changes;
        HistoryCursor next;
        bool hasMore = false;
    };
    /// Without what is older than `since`: messages and their versions, finished
    /// cases and what belongs to them.
    [[nodiscard]] HistoryPage history(const HistoryCursor &after, int limit, TimePoint since);

private:
    Rows &m_rows;
    RowRights &m_rights;
};

} // namespace otklik::server
