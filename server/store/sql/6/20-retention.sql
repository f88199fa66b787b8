-- How long data of people is kept: what the team's document of retention is carried out by.

CREATE INDEX mention_with_text ON mention(network, published_at) WHERE text <> '';
CREATE INDEX mention_deleted ON mention(network, deleted_at) WHERE deleted_at IS NOT NULL AND text <> '';
CREATE INDEX interest_quoted ON interest(mention_id) WHERE quote <> '';
-- Messages whose words were taken away: a network that shows them again does not bring them back.
CREATE TABLE emptied_text (mention_id TEXT NOT NULL PRIMARY KEY);

-- What a person who was not heard of for long is found and gathered by.
CREATE INDEX mention_account ON mention(account_id, published_at);
CREATE INDEX draft_mention ON draft(mention_id);
CREATE INDEX publication_mention ON publication(mention_id);
-- Most entries say nothing but their subject: the few that may name a person elsewhere.
CREATE INDEX audit_detailed ON audit(id) WHERE detail <> '{}';
CREATE INDEX applied_mutation_current ON applied_mutation(applied_at, id) WHERE current <> '{}';
