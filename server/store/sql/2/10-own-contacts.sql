-- The company's own public contacts become rows of the feed: the desktop checks with them, too.

CREATE TABLE "own_contact" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "value" TEXT NOT NULL,
    "is_removed" INTEGER NOT NULL,
    seq INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX "own_contact_seq" ON "own_contact" (seq);
