-- How completely the sources are heard, places that are looked at by hand, and what publishing learned to say.

ALTER TABLE source ADD COLUMN policy TEXT NOT NULL DEFAULT 'official';
ALTER TABLE source ADD COLUMN blind_spots TEXT NOT NULL DEFAULT '';
ALTER TABLE mention ADD COLUMN answer_until INTEGER;
ALTER TABLE mention ADD COLUMN answer_obstacle TEXT NOT NULL DEFAULT '';
ALTER TABLE publication ADD COLUMN after_id TEXT NOT NULL DEFAULT '';
ALTER TABLE publication ADD COLUMN send_at INTEGER;
ALTER TABLE moderation ADD COLUMN problem TEXT NOT NULL DEFAULT '';

CREATE TABLE coverage (
    id TEXT NOT NULL PRIMARY KEY,
    heard_from INTEGER,
    heard_to INTEGER,
    read_at INTEGER,
    newest_at INTEGER,
    received INTEGER NOT NULL,
    expected INTEGER NOT NULL,
    cursor_expires_at INTEGER,
    quotas TEXT NOT NULL,
    usual_silence INTEGER NOT NULL,
    silent_since INTEGER
) WITHOUT ROWID;

CREATE TABLE source_gap (
    id TEXT NOT NULL PRIMARY KEY,
    source_id TEXT NOT NULL,
    starts_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,
    reason TEXT NOT NULL,
    missing INTEGER NOT NULL,
    can_refill INTEGER NOT NULL,
    state TEXT NOT NULL,
    found_at INTEGER NOT NULL,
    settled_by TEXT NOT NULL,
    settled_at INTEGER,
    comment TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX source_gap_source ON source_gap(source_id, starts_at);
CREATE INDEX source_gap_open ON source_gap(state) WHERE state='open';

CREATE TABLE duty_place (
    id TEXT NOT NULL PRIMARY KEY,
    title TEXT NOT NULL,
    url TEXT NOT NULL,
    network TEXT NOT NULL,
    note TEXT NOT NULL,
    every_minutes INTEGER NOT NULL,
    team TEXT NOT NULL,
    checked_at INTEGER,
    checked_by TEXT NOT NULL,
    found INTEGER NOT NULL,
    made_by TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    is_removed INTEGER NOT NULL
) WITHOUT ROWID;
