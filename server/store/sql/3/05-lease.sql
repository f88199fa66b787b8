-- Work that only one server process may do at a time; who dies loses it when its time is over.
CREATE TABLE lease (
    name TEXT PRIMARY KEY,
    holder TEXT NOT NULL,               -- a process; empty: given back
    token INTEGER NOT NULL,             -- another one for every holder
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
