-- The rows of the server's feed as they are shown: base ⊕ pending. Every column
-- of models' fields(), under the same name; ids and enum values are TEXT, times
-- INTEGER milliseconds. No foreign keys: rows come in the order of the feed.

CREATE TABLE user (
    id TEXT NOT NULL PRIMARY KEY,
    login TEXT NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    needs_review INTEGER NOT NULL,
    is_active INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE source (
    id TEXT NOT NULL PRIMARY KEY,
    network TEXT NOT NULL,
    title TEXT NOT NULL,
    url TEXT NOT NULL,
    handle TEXT NOT NULL,
    state TEXT NOT NULL,
    problem TEXT NOT NULL,
    length_limit INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE person (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    language TEXT NOT NULL,
    city TEXT NOT NULL,
    tags TEXT NOT NULL,
    updated_at INTEGER NOT NULL
) WITHOUT ROWID;

-- `n` is the row's number in account_words.
CREATE TABLE account (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    network TEXT NOT NULL,
    external_id TEXT NOT NULL,
    handle TEXT NOT NULL,
    name TEXT NOT NULL,
    url TEXT NOT NULL,
    bio TEXT NOT NULL,
    is_brand INTEGER NOT NULL,
    home_person_id TEXT NOT NULL
);
CREATE INDEX account_home ON account(home_person_id);

CREATE TABLE account_link (
    id TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    linked_by TEXT NOT NULL,
    linked_at INTEGER NOT NULL,
    unlinked_at INTEGER,
    unlinked_by TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX account_link_active ON account_link(account_id, linked_at) WHERE unlinked_at IS NULL;
CREATE INDEX account_link_person ON account_link(person_id) WHERE unlinked_at IS NULL;

CREATE TABLE contact (
    id TEXT NOT NULL PRIMARY KEY,
    person_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    added_by TEXT NOT NULL,
    added_at INTEGER NOT NULL,
    is_removed INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX contact_person ON contact(person_id);

CREATE TABLE note (
    id TEXT NOT NULL PRIMARY KEY,
    person_id TEXT NOT NULL,
    text TEXT NOT NULL,
    author_id TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    is_removed INTEGER NOT NULL
);
CREATE INDEX note_person ON note(person_id);

CREATE TABLE claim (
    id TEXT NOT NULL PRIMARY KEY,
    holder_id TEXT NOT NULL,
    token INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX claim_expiry ON claim(expires_at) WHERE holder_id <> '';

CREATE TABLE thread (
    id TEXT NOT NULL PRIMARY KEY,
    source_id TEXT NOT NULL,
    network TEXT NOT NULL,
    external_id TEXT NOT NULL,
    url TEXT NOT NULL,
    title TEXT NOT NULL,
    revision INTEGER NOT NULL
) WITHOUT ROWID;

-- `key` is published_at * 4096 + n: unique and in the order of time, so that the
-- full-text index, whose rows it numbers, answers newest first. `addressee_id`
-- is the account that a reply of the brand answers, for that account's timeline.
CREATE TABLE mention (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    source_id TEXT NOT NULL,
    thread_id TEXT NOT NULL,
    case_id TEXT NOT NULL,
    account_id TEXT NOT NULL,
    network TEXT NOT NULL,
    external_id TEXT NOT NULL,
    in_reply_to TEXT NOT NULL,
    visibility TEXT NOT NULL,
    text TEXT NOT NULL,
    language TEXT NOT NULL,
    url TEXT NOT NULL,
    published_at INTEGER NOT NULL,
    received_at INTEGER NOT NULL,
    version INTEGER NOT NULL,
    edited_at INTEGER,
    deleted_at INTEGER,
    is_brand INTEGER NOT NULL,
    addressee_id TEXT NOT NULL DEFAULT ''
);
CREATE INDEX mention_thread ON mention(thread_id);
CREATE INDEX mention_account ON mention(account_id);
CREATE INDEX mention_external ON mention(external_id);
CREATE INDEX mention_answer ON mention(addressee_id) WHERE addressee_id <> '';
CREATE INDEX mention_unaddressed ON mention(in_reply_to) WHERE is_brand = 1 AND addressee_id = '' AND in_reply_to <> '';

CREATE TABLE mention_version (
    id TEXT NOT NULL PRIMARY KEY,
    mention_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    text TEXT NOT NULL,
    seen_at INTEGER NOT NULL
);
CREATE INDEX mention_version_mention ON mention_version(mention_id, version);

CREATE TABLE decision (
    id TEXT NOT NULL PRIMARY KEY,
    case_id TEXT NOT NULL,
    answers TEXT NOT NULL,
    matrix_version INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    follows_matrix INTEGER NOT NULL,
    decided_by TEXT NOT NULL,
    decided_at INTEGER NOT NULL
);
CREATE INDEX decision_case ON decision(case_id, decided_at);

CREATE TABLE draft (
    id TEXT NOT NULL PRIMARY KEY,
    case_id TEXT NOT NULL,
    mention_id TEXT NOT NULL,
    author_id TEXT NOT NULL,
    visibility TEXT NOT NULL,
    text TEXT NOT NULL,
    revision INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    is_done INTEGER NOT NULL
);
CREATE INDEX draft_case ON draft(case_id, author_id, is_done, updated_at);
CREATE INDEX draft_author ON draft(author_id) WHERE is_done = 0;

CREATE TABLE publication (
    id TEXT NOT NULL PRIMARY KEY,
    draft_id TEXT NOT NULL,
    case_id TEXT NOT NULL,
    mention_id TEXT NOT NULL,
    author_id TEXT NOT NULL,
    visibility TEXT NOT NULL,
    text TEXT NOT NULL,
    text_hash TEXT NOT NULL,
    thread_revision INTEGER NOT NULL,
    claim_token INTEGER NOT NULL,
    state TEXT NOT NULL,
    problem TEXT NOT NULL,
    not_before INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    external_id TEXT NOT NULL,
    url TEXT NOT NULL,
    reviewer_id TEXT NOT NULL,
    review_comment TEXT NOT NULL
);
CREATE INDEX publication_case ON publication(case_id, changed_at);
CREATE INDEX publication_moving ON publication(changed_at) WHERE state <> 'sent';
CREATE INDEX publication_sent ON publication(changed_at) WHERE state = 'sent';
