-- What never leaves the server.

CREATE TABLE workspace (
    "only" INTEGER PRIMARY KEY CHECK ("only" = 1),
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    epoch TEXT NOT NULL,                -- another one after a restore: cursors are void then
    last_seq INTEGER NOT NULL,          -- advanced in the transaction that uses the numbers
    is_demo INTEGER NOT NULL,
    owner_id TEXT NOT NULL              -- who signs in with the secret of an embedded server
) STRICT;

CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE credential (user_id TEXT PRIMARY KEY, hash TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE session (
    token_hash TEXT PRIMARY KEY,        -- SHA-256 of the token, hexadecimal
    user_id TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    is_embedded INTEGER NOT NULL        -- came from the secret: may act as somebody else
) STRICT, WITHOUT ROWID;
CREATE INDEX session_expires ON session (expires_at);

CREATE TABLE applied_mutation (
    id TEXT PRIMARY KEY,
    user_id TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    applied_at INTEGER NOT NULL,
    verdict TEXT NOT NULL,
    seq INTEGER NOT NULL,
    code TEXT NOT NULL,
    current TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE audit (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    user_id TEXT NOT NULL,
    action TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    detail TEXT NOT NULL
) STRICT;
CREATE INDEX audit_subject ON audit (subject_id);

-- Follower counts, where no query of the queue can meet them (Q2).
CREATE TABLE follower_count (account_id TEXT PRIMARY KEY, count INTEGER NOT NULL, seen_at INTEGER NOT NULL)
    STRICT, WITHOUT ROWID;

-- A thread or case that turned out to be part of another one; its row stays, empty.
CREATE TABLE thread_merge (thread_id TEXT PRIMARY KEY, into_id TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE case_merge (case_id TEXT PRIMARY KEY, into_id TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- Keys to a network (client id, token) and where reading goes on.
CREATE TABLE source_secret (
    source_id TEXT NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (source_id, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX source_secret_value ON source_secret (name, value);
CREATE TABLE source_cursor (
    source_id TEXT NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (source_id, name)
) STRICT, WITHOUT ROWID;
