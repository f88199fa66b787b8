ALTER TABLE word ADD COLUMN language TEXT NOT NULL DEFAULT '';
CREATE INDEX word_language ON word(language);
