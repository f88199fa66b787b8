-- What the linkage has learned of how accounts of one person agree; one row, or none.

CREATE TABLE linkage_weights (
    id INTEGER NOT NULL PRIMARY KEY,
    weights TEXT NOT NULL,
    learned_at INTEGER NOT NULL
) STRICT;
