-- What the stores look rows up by, beside id and seq.
CREATE UNIQUE INDEX user_login ON "user" (login);
CREATE UNIQUE INDEX account_external ON account (network, external_id);
CREATE INDEX account_home ON account (home_person_id);
CREATE UNIQUE INDEX account_link_active ON account_link (account_id) WHERE unlinked_at IS NULL;
CREATE INDEX account_link_account ON account_link (account_id);
CREATE INDEX account_link_person ON account_link (person_id);
CREATE INDEX contact_person ON contact (person_id);
CREATE INDEX note_person ON note (person_id);
CREATE UNIQUE INDEX thread_external ON thread (source_id, external_id);
CREATE INDEX case_thread ON "case" (thread_id, account_id);
CREATE INDEX case_account ON "case" (account_id);
CREATE INDEX case_open ON "case" (deadline_at, id) WHERE state IN ('open', 'in_review');
CREATE UNIQUE INDEX mention_external ON mention (source_id, external_id);
CREATE INDEX mention_thread ON mention (thread_id, published_at);
CREATE INDEX mention_published ON mention (published_at, id);
CREATE INDEX mention_case ON mention (case_id) WHERE case_id <> '';
CREATE INDEX mention_answers ON mention (source_id, in_reply_to, published_at) WHERE is_brand = 1;
CREATE INDEX mention_version_mention ON mention_version (mention_id, version);
CREATE INDEX decision_case ON decision (case_id);
CREATE INDEX draft_case ON draft (case_id);
CREATE INDEX publication_case ON publication (case_id);
CREATE INDEX publication_moving ON publication (not_before)
    WHERE state IN ('approved', 'queued', 'sending', 'unknown');
