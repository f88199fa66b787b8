-- What stands beside the text of a post: an array of Media as JSON.

ALTER TABLE mention ADD COLUMN media TEXT NOT NULL DEFAULT '[]';

-- What goes out in public before a private reply.
ALTER TABLE draft ADD COLUMN public_line TEXT NOT NULL DEFAULT '';
