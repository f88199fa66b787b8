-- Pictures that go out with replies: named by the rows, their bytes apart.

ALTER TABLE draft ADD COLUMN attachments TEXT NOT NULL DEFAULT '[]';
ALTER TABLE publication ADD COLUMN attachments TEXT NOT NULL DEFAULT '[]';

CREATE TABLE attachment (
    hash TEXT NOT NULL PRIMARY KEY,
    state TEXT NOT NULL,     -- waiting: only here; uploaded: the server has it, too; refused: it did not take it
    kept_at INTEGER NOT NULL,
    bytes BLOB NOT NULL
);
CREATE INDEX attachment_waiting ON attachment(hash) WHERE state = 'waiting';
CREATE INDEX attachment_kept ON attachment(kept_at);
