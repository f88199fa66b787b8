-- Whether a post that the network tells of is a reply of ours is asked for every post of the brand.
CREATE INDEX publication_external ON publication (external_id) WHERE external_id <> '';
