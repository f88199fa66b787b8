-- What guides the answers: the team's documents, corrected guesses, promises, bonuses, interests, moderation.

CREATE TABLE "team_document" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "published_by" TEXT NOT NULL,
    "published_at" INTEGER NOT NULL,
    seq INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX "team_document_seq" ON "team_document" (seq);
CREATE UNIQUE INDEX team_document_kind ON team_document(kind, version);

CREATE TABLE "hint_overrule" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "case_id" TEXT NOT NULL,
    "mention_id" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "hinted" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "overruled_by" TEXT NOT NULL,
    "overruled_at" INTEGER NOT NULL,
    seq INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX "hint_overrule_seq" ON "hint_overrule" (seq);
CREATE INDEX hint_overrule_case ON hint_overrule(case_id);

CREATE TABLE "promise" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "case_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "publication_id" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "due_at" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "made_by" TEXT NOT NULL,
    "made_at" INTEGER NOT NULL,
    "settled_by" TEXT NOT NULL,
    "settled_at" INTEGER,
    seq INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX "promise_seq" ON "promise" (seq);
CREATE INDEX promise_case ON promise(case_id);
CREATE INDEX promise_person ON promise(person_id);
CREATE INDEX promise_due ON promise(due_at) WHERE state = 'open';

CREATE TABLE "bonus_grant" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "case_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "item" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "cost" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "problem" TEXT NOT NULL,
    "given_by" TEXT NOT NULL,
    "given_at" INTEGER NOT NULL,
    "reviewed_by" TEXT NOT NULL,
    "reviewed_at" INTEGER,
    "comment" TEXT NOT NULL,
    seq INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX "bonus_grant_seq" ON "bonus_grant" (seq);
CREATE INDEX bonus_grant_case ON bonus_grant(case_id);
CREATE INDEX bonus_grant_person ON bonus_grant(person_id, given_at);
CREATE INDEX bonus_grant_given ON bonus_grant(given_at);

CREATE TABLE "interest" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "person_id" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "mention_id" TEXT NOT NULL,
    "quote" TEXT NOT NULL,
    "added_by" TEXT NOT NULL,
    "added_at" INTEGER NOT NULL,
    "is_struck" INTEGER NOT NULL,
    seq INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX "interest_seq" ON "interest" (seq);
CREATE INDEX interest_person ON interest(person_id);

CREATE TABLE "moderation" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "mention_id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "rule_text" TEXT NOT NULL,
    "notice" TEXT NOT NULL,
    "snapshot" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "made_by" TEXT NOT NULL,
    "made_at" INTEGER NOT NULL,
    "reviewed_by" TEXT NOT NULL,
    "reviewed_at" INTEGER,
    "comment" TEXT NOT NULL,
    seq INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX "moderation_seq" ON "moderation" (seq);
CREATE INDEX moderation_person ON moderation(person_id, made_at);
CREATE INDEX moderation_mention ON moderation(mention_id);
CREATE INDEX moderation_state ON moderation(made_at) WHERE state IN ('asked', 'approved');

CREATE TABLE "loyalty_track" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "person_id" TEXT NOT NULL,
    "conflict_at" INTEGER,
    "solved_at" INTEGER,
    "bonus_at" INTEGER,
    "thanked_at" INTEGER,
    "thanked_in" TEXT NOT NULL,
    "returned_at" INTEGER,
    "returned_in" TEXT NOT NULL,
    seq INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX "loyalty_track_seq" ON "loyalty_track" (seq);
CREATE INDEX loyalty_track_person ON loyalty_track(person_id);
