-- Pictures of customers' posts that somebody has looked at, as the network gave them. Server only.
CREATE TABLE media_copy (
    mention_id TEXT NOT NULL,
    key TEXT NOT NULL,
    bytes BLOB NOT NULL,
    seen_at INTEGER NOT NULL,
    PRIMARY KEY (mention_id, key)
) STRICT;
CREATE INDEX media_copy_seen ON media_copy(seen_at);
