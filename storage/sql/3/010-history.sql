-- Old work is let go of by thread: is anything of it still open, is anything left?
CREATE INDEX case_thread ON "case"(thread_id);

-- When the server was last asked about a command that waits.
ALTER TABLE mutation ADD COLUMN attempted_at INTEGER NOT NULL DEFAULT 0;
