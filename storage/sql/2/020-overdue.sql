-- With the state in the index, overdue work is counted without looking at rows.
DROP INDEX case_open;
CREATE INDEX case_open ON "case"(deadline_at, id, state) WHERE state IN ('open', 'in_review');
