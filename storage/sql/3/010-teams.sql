-- Teams are names; a source without one is shared by everybody.
ALTER TABLE "user" ADD COLUMN "teams" TEXT NOT NULL DEFAULT '';
ALTER TABLE "source" ADD COLUMN "team" TEXT NOT NULL DEFAULT '';
