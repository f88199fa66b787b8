-- What goes out in public before a private reply.

ALTER TABLE "draft" ADD COLUMN "public_line" TEXT NOT NULL DEFAULT '';
