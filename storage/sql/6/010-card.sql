-- The card of a person: what a customer base says, fields of the team's own, consents, whether accounts are one
-- person's, and who has a card open.

ALTER TABLE person ADD COLUMN time_zone TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN birth_date TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN photo TEXT NOT NULL DEFAULT '[]';
ALTER TABLE account_link ADD COLUMN proposal_id TEXT NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN source TEXT NOT NULL DEFAULT '';
ALTER TABLE note ADD COLUMN channel TEXT NOT NULL DEFAULT 'remark';
ALTER TABLE note ADD COLUMN happened_at INTEGER;

CREATE TABLE customer_record (
    id TEXT NOT NULL PRIMARY KEY,
    person_id TEXT NOT NULL,
    source TEXT NOT NULL,
    number TEXT NOT NULL,
    url TEXT NOT NULL,
    city TEXT NOT NULL,
    birth_date TEXT NOT NULL,
    tags TEXT NOT NULL,
    details TEXT NOT NULL,
    orders TEXT NOT NULL,
    imported_at INTEGER NOT NULL,
    is_gone INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX customer_record_person ON customer_record(person_id);

CREATE TABLE link_proposal (
    id TEXT NOT NULL PRIMARY KEY,
    first_id TEXT NOT NULL,
    second_id TEXT NOT NULL,
    prior INTEGER NOT NULL,
    probability INTEGER NOT NULL,
    reasons TEXT NOT NULL,
    proof TEXT NOT NULL,
    state TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    decided_by TEXT NOT NULL,
    decided_at INTEGER
) WITHOUT ROWID;
CREATE INDEX link_proposal_first ON link_proposal(first_id);
CREATE INDEX link_proposal_second ON link_proposal(second_id);
CREATE INDEX link_proposal_open ON link_proposal(probability, id) WHERE state = 'open';
CREATE INDEX link_proposal_decided ON link_proposal(decided_at, id) WHERE decided_at IS NOT NULL;

CREATE TABLE person_detail (
    id TEXT NOT NULL PRIMARY KEY,
    person_id TEXT NOT NULL,
    "key" TEXT NOT NULL,
    value TEXT NOT NULL,
    set_by TEXT NOT NULL,
    set_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX person_detail_person ON person_detail(person_id);

CREATE TABLE consent (
    id TEXT NOT NULL PRIMARY KEY,
    person_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    is_given INTEGER NOT NULL,
    source TEXT NOT NULL,
    said_at INTEGER NOT NULL,
    recorded_by TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    is_removed INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX consent_person ON consent(person_id);

CREATE TABLE presence (
    id TEXT NOT NULL PRIMARY KEY,
    person_id TEXT NOT NULL,
    doing TEXT NOT NULL,
    until INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX presence_person ON presence(person_id);
