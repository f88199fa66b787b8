-- Pictures that go out with replies: named by the rows, their bytes apart, by their hash.

ALTER TABLE "draft" ADD COLUMN "attachments" TEXT NOT NULL DEFAULT '[]';
ALTER TABLE "publication" ADD COLUMN "attachments" TEXT NOT NULL DEFAULT '[]';

CREATE TABLE attachment (
    hash TEXT NOT NULL PRIMARY KEY,
    media_type TEXT NOT NULL,
    bytes BLOB NOT NULL
) STRICT;

-- Which drafts and publications name it. Without a row_id: it came, or was let go of, at that time.
CREATE TABLE attachment_use (
    row_id TEXT NOT NULL,
    hash TEXT NOT NULL,
    since INTEGER NOT NULL,
    PRIMARY KEY (row_id, hash)
) STRICT, WITHOUT ROWID;
CREATE INDEX attachment_use_since ON attachment_use(since) WHERE row_id = '';
CREATE INDEX attachment_use_hash ON attachment_use(hash);

-- Whose conflicts have not come to their end: asked with every new message.
CREATE INDEX loyalty_track_unfinished ON loyalty_track(person_id) WHERE conflict_at IS NOT NULL AND returned_at IS NULL;
