-- The rows that the change feed carries: one table per EntityKind, its columns the fields()
-- of the struct, and `seq`, the newest change number of the row. Rows are never deleted.

CREATE TABLE "user" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "login" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "needs_review" INTEGER NOT NULL,
    "is_active" INTEGER NOT NULL,
    seq INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX "user_seq" ON "user" (seq);

CREATE TABLE "source" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "network" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "handle" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "problem" TEXT NOT NULL,
    "length_limit" INTEGER NOT NULL,
    seq INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX "source_seq" ON "source" (seq);

CREATE TABLE "person" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "city" TEXT NOT NULL,
    "tags" TEXT NOT NULL,
    "updated_at" INTEGER NOT NULL,
    seq INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX "person_seq" ON "person" (seq);

CREATE TABLE "account" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "network" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "handle" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "bio" TEXT NOT NULL,
    "is_brand" INTEGER NOT NULL,
    "home_person_id" TEXT NOT NULL,
    seq INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX "account_seq" ON "account" (seq);

CREATE TABLE "account_link" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "account_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "linked_by" TEXT NOT NULL,
    "linked_at" INTEGER NOT NULL,
    "unlinked_at" INTEGER,
    "unlinked_by" TEXT NOT NULL,
    seq INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX "account_link_seq" ON "account_link" (seq);

CREATE TABLE "contact" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "person_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "added_by" TEXT NOT NULL,
    "added_at" INTEGER NOT NULL,
    "is_removed" INTEGER NOT NULL,
    seq INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX "contact_seq" ON "contact" (seq);

CREATE TABLE "note" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "person_id" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "author_id" TEXT NOT NULL,
    "created_at" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL,
    "is_removed" INTEGER NOT NULL,
    seq INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX "note_seq" ON "note" (seq);

CREATE TABLE "claim" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "holder_id" TEXT NOT NULL,
    "token" INTEGER NOT NULL,
    "expires_at" INTEGER NOT NULL,
    seq INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX "claim_seq" ON "claim" (seq);

CREATE TABLE "thread" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "source_id" TEXT NOT NULL,
    "network" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    seq INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX "thread_seq" ON "thread" (seq);

CREATE TABLE "case" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "thread_id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "network" TEXT NOT NULL,
    "mention_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "waiting_since" INTEGER NOT NULL,
    "deadline_at" INTEGER NOT NULL,
    "changed_at" INTEGER NOT NULL,
    "heat" INTEGER NOT NULL,
    "mention_count" INTEGER NOT NULL,
    "close_reason" TEXT NOT NULL,
    seq INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX "case_seq" ON "case" (seq);

CREATE TABLE "mention" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "source_id" TEXT NOT NULL,
    "thread_id" TEXT NOT NULL,
    "case_id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "network" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "in_reply_to" TEXT NOT NULL,
    "visibility" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "published_at" INTEGER NOT NULL,
    "received_at" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "edited_at" INTEGER,
    "deleted_at" INTEGER,
    "is_brand" INTEGER NOT NULL,
    seq INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX "mention_seq" ON "mention" (seq);

CREATE TABLE "mention_version" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "mention_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "seen_at" INTEGER NOT NULL,
    seq INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX "mention_version_seq" ON "mention_version" (seq);

CREATE TABLE "decision" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "case_id" TEXT NOT NULL,
    "answers" TEXT NOT NULL,
    "matrix_version" INTEGER NOT NULL,
    "outcome" TEXT NOT NULL,
    "follows_matrix" INTEGER NOT NULL,
    "decided_by" TEXT NOT NULL,
    "decided_at" INTEGER NOT NULL,
    seq INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX "decision_seq" ON "decision" (seq);

CREATE TABLE "draft" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "case_id" TEXT NOT NULL,
    "mention_id" TEXT NOT NULL,
    "author_id" TEXT NOT NULL,
    "visibility" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL,
    "is_done" INTEGER NOT NULL,
    seq INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX "draft_seq" ON "draft" (seq);

CREATE TABLE "publication" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "draft_id" TEXT NOT NULL,
    "case_id" TEXT NOT NULL,
    "mention_id" TEXT NOT NULL,
    "author_id" TEXT NOT NULL,
    "visibility" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "text_hash" TEXT NOT NULL,
    "thread_revision" INTEGER NOT NULL,
    "claim_token" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "problem" TEXT NOT NULL,
    "not_before" INTEGER NOT NULL,
    "changed_at" INTEGER NOT NULL,
    "attempts" INTEGER NOT NULL,
    "external_id" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "reviewer_id" TEXT NOT NULL,
    "review_comment" TEXT NOT NULL,
    seq INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX "publication_seq" ON "publication" (seq);
