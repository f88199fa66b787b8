-- A sign-in to a network that is under way: begun by one process, finished by any.
CREATE TABLE connection_attempt (
    state TEXT PRIMARY KEY,             -- SHA-256 of what the browser carries, hexadecimal
    started_at INTEGER NOT NULL,
    url TEXT NOT NULL,
    callback TEXT NOT NULL,
    client_id TEXT NOT NULL,
    client_secret TEXT NOT NULL,
    verifier TEXT NOT NULL              -- of PKCE
) STRICT, WITHOUT ROWID;
