-- Tombstones that were applied here, so that none is applied twice.
CREATE TABLE erasure (
    id TEXT NOT NULL PRIMARY KEY,
    person_id TEXT NOT NULL,
    at INTEGER NOT NULL,
    rows TEXT NOT NULL
) WITHOUT ROWID;
