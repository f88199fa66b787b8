-- Teams are names. A source without one is shared by everybody.
ALTER TABLE "user" ADD COLUMN "teams" TEXT NOT NULL DEFAULT '';
ALTER TABLE "source" ADD COLUMN "team" TEXT NOT NULL DEFAULT '';

-- Where an account has written: which teams may know the person behind it.
CREATE TABLE account_source (
    account_id TEXT NOT NULL,
    source_id TEXT NOT NULL,
    PRIMARY KEY (account_id, source_id)
) STRICT, WITHOUT ROWID;
INSERT INTO account_source(account_id, source_id) SELECT DISTINCT account_id, source_id FROM mention;

-- Raised when what a team may see becomes less or more at once: its laptops begin anew.
CREATE TABLE team_revision (team TEXT PRIMARY KEY, revision INTEGER NOT NULL) STRICT, WITHOUT ROWID;

ALTER TABLE connection_attempt ADD COLUMN team TEXT NOT NULL DEFAULT '';
