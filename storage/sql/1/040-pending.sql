-- Commands on their way, in the order in which they were given. A row leaves
-- when the feed has passed the change the server made of it, or when the person
-- has seen its refusal. `entity` is what the command is about: the person of a
-- claim, the draft, the note, …
CREATE TABLE mutation (
    n INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    entity TEXT NOT NULL,
    payload TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'accepted', 'refused')),
    attempts INTEGER NOT NULL DEFAULT 0,
    not_before INTEGER NOT NULL DEFAULT 0,
    last_error TEXT NOT NULL DEFAULT '',
    request_id TEXT NOT NULL DEFAULT '',
    seq INTEGER NOT NULL DEFAULT 0,
    verdict TEXT NOT NULL DEFAULT 'accepted',
    code TEXT NOT NULL DEFAULT '',
    current TEXT NOT NULL DEFAULT '{}'
);
CREATE INDEX mutation_state ON mutation(state, n);
CREATE INDEX mutation_entity ON mutation(entity, n);

-- What the server said about rows that pending commands have changed: JSON of
-- the row, or NULL where there was none.
CREATE TABLE base_row (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    row TEXT,
    PRIMARY KEY (kind, id)
) WITHOUT ROWID;

-- The revision that the server gave to what was last typed here into a draft,
-- and the draft of one's own that the text went on in after a conflict.
CREATE TABLE typed_draft (
    id TEXT NOT NULL PRIMARY KEY,
    revision INTEGER NOT NULL,
    moved_to TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;

-- Who the cache belongs to and how far it has read: me, epoch, seq, checkpoint, is_complete.
CREATE TABLE cache_state (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
