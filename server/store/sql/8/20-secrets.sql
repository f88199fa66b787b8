-- Secrets are sealed with a key that is not kept in the database (SourceSecrets). Server only.

ALTER TABLE source_secret ADD COLUMN key_id TEXT NOT NULL DEFAULT ''; -- empty: in the clear, as older versions left it
DROP INDEX source_secret_value; -- nobody looks a secret up by its value, and sealed ones have none

-- Sign-ins under way: their secrets stand with those of the sources from now on. They live ten minutes.
DELETE FROM connection_attempt;
