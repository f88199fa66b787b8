CREATE INDEX case_open_person ON "case" (person_id) WHERE state IN ('open', 'in_review');
