-- Imports of customers that a colleague prepares in the window: one of each, with the bytes of its file, for a day.
-- Server only.

CREATE TABLE customer_job (
    "id" TEXT NOT NULL PRIMARY KEY,
    "title" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "user_name" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "file_size" INTEGER NOT NULL,
    "file_received" INTEGER NOT NULL,
    "is_whole" INTEGER NOT NULL,
    "mapping" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "detail" TEXT NOT NULL,
    "counts" TEXT NOT NULL,
    "columns" TEXT NOT NULL,
    "user_id" TEXT NOT NULL DEFAULT '',
    "touched_at" INTEGER NOT NULL DEFAULT 0,
    "report" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX customer_job_state ON customer_job(state);

CREATE TABLE customer_job_piece (
    "job_id" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "bytes" BLOB NOT NULL,
    PRIMARY KEY ("job_id", "at")
) STRICT;
