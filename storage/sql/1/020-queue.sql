-- One row of the queue per case. `owner` is derived from claims and wishes, by
-- the clock: 0 nobody, 1 me, 2 somebody else. The primary key ends every index,
-- so (deadline_at) stands for (deadline_at, id): each filter is one range of one
-- index, in the order it is shown in.
CREATE TABLE "case" (
    id TEXT NOT NULL PRIMARY KEY,
    thread_id TEXT NOT NULL,
    account_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    network TEXT NOT NULL,
    mention_id TEXT NOT NULL,
    state TEXT NOT NULL,
    waiting_since INTEGER NOT NULL,
    deadline_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    heat INTEGER NOT NULL,
    mention_count INTEGER NOT NULL,
    close_reason TEXT NOT NULL,
    owner INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX case_open ON "case"(deadline_at, id) WHERE state IN ('open', 'in_review');
CREATE INDEX case_mine ON "case"(deadline_at, id) WHERE state IN ('open', 'in_review') AND owner = 1;
CREATE INDEX case_free ON "case"(deadline_at, id) WHERE state = 'open' AND owner = 0;
CREATE INDEX case_in_review ON "case"(deadline_at, id) WHERE state = 'in_review';
CREATE INDEX case_answered ON "case"(changed_at, id) WHERE state IN ('answered', 'closed');
CREATE INDEX case_person ON "case"(person_id);
CREATE INDEX case_account ON "case"(account_id);

-- Sizes of the filters, kept by the triggers below.
CREATE TABLE case_count (
    state TEXT NOT NULL,
    owner INTEGER NOT NULL,
    n INTEGER NOT NULL,
    PRIMARY KEY (state, owner)
) WITHOUT ROWID;
INSERT INTO case_count
    SELECT s.column1, o.column1, 0
    FROM (VALUES ('open'), ('in_review'), ('answered'), ('closed')) AS s, (VALUES (0), (1), (2)) AS o;

CREATE TRIGGER case_inserted AFTER INSERT ON "case" BEGIN
    UPDATE case_count SET n = n + 1 WHERE state = new.state AND owner = new.owner;
END;
CREATE TRIGGER case_updated AFTER UPDATE OF state, owner ON "case"
WHEN old.state <> new.state OR old.owner <> new.owner BEGIN
    UPDATE case_count SET n = n - 1 WHERE state = old.state AND owner = old.owner;
    UPDATE case_count SET n = n + 1 WHERE state = new.state AND owner = new.owner;
END;
CREATE TRIGGER case_deleted AFTER DELETE ON "case" BEGIN
    UPDATE case_count SET n = n - 1 WHERE state = old.state AND owner = old.owner;
END;
