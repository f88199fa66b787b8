-- What stands beside the text of a post: an array of Media as JSON.

ALTER TABLE "mention" ADD COLUMN "media" TEXT NOT NULL DEFAULT '[]';
