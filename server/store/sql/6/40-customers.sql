-- How customers are read again from where they were imported, and what each import did. Server only.

CREATE TABLE customer_base (
    "id" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "user_name" TEXT NOT NULL,
    "mapping" TEXT NOT NULL
) STRICT;

CREATE TABLE customer_run (
    "id" TEXT NOT NULL PRIMARY KEY,
    "source_id" TEXT NOT NULL,
    "started_by" TEXT NOT NULL,
    "started_at" INTEGER NOT NULL,
    "ended_at" INTEGER,
    "counts" TEXT NOT NULL,
    "code" TEXT NOT NULL
) STRICT;
CREATE INDEX customer_run_started ON customer_run(started_at);

CREATE INDEX customer_record_source ON customer_record(source);
