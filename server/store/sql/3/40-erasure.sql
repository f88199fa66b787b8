-- Tombstones of persons who were erased (K4), as rows of the feed, and every id
-- that went with them: what a laptop still says about one of these is refused.
CREATE TABLE "erasure" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "person_id" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "rows" TEXT NOT NULL,
    seq INTEGER NOT NULL
);
CREATE UNIQUE INDEX "erasure_seq" ON "erasure" (seq);

CREATE TABLE erased_row (id TEXT NOT NULL PRIMARY KEY, erasure_id TEXT NOT NULL);
