-- What the server alone knows of its sources.

-- How a gap is read again; the connector's words.
CREATE TABLE gap_refill (gap_id TEXT NOT NULL PRIMARY KEY, refill TEXT NOT NULL, tried_at INTEGER) STRICT, WITHOUT ROWID;

-- Calls of a network that were taken; one that comes again is answered and brings nothing.
CREATE TABLE pushed_call (source_id TEXT NOT NULL, key TEXT NOT NULL, at INTEGER NOT NULL,
    PRIMARY KEY (source_id, key)) STRICT, WITHOUT ROWID;
CREATE INDEX pushed_call_at ON pushed_call(at);

-- Posts of a source by the hour: its usual rhythm, from which silence is told.
CREATE TABLE source_hour (source_id TEXT NOT NULL, hour INTEGER NOT NULL, posts INTEGER NOT NULL,
    PRIMARY KEY (source_id, hour)) STRICT, WITHOUT ROWID;
CREATE INDEX publication_after ON publication(after_id) WHERE after_id<>'';
