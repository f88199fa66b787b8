-- The full-text indexes follow their rows by storage/searchindex: a statement
-- that fires triggers opens a savepoint, at which FTS5 writes out all it holds
-- in memory, so that every row became a segment of its own, to be merged later.
DROP TRIGGER mention_words_inserted;
DROP TRIGGER mention_words_deleted;
DROP TRIGGER mention_words_updated;
DROP TRIGGER account_words_inserted;
DROP TRIGGER account_words_updated;
DROP TRIGGER account_words_deleted;

-- An account with very many mentions is renamed in their words step by step,
-- newest first: its mentions below `below` still stand under the name `author`.
CREATE TABLE renamed_account (
    id TEXT NOT NULL PRIMARY KEY,
    author TEXT NOT NULL,
    below INTEGER NOT NULL
) WITHOUT ROWID;

-- What the index holds of each mention.
DROP VIEW mention_document;
CREATE VIEW mention_document AS
    SELECT m.key AS key, m.text AS text,
           CASE WHEN m.key < r.below THEN r.author ELSE coalesce(a.name || ' ' || a.handle, '') END AS author,
           m.network AS network
    FROM mention m LEFT JOIN account a ON a.id = m.account_id
    LEFT JOIN renamed_account r ON r.id = m.account_id;
