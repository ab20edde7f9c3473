-- What a colleague has of their own in the queue: views under a name, and what they last did to several cases at once, so that it can be put back.

CREATE TABLE "owner_changes" (
  "account_id" TEXT NOT NULL CONSTRAINT "PK_owner_changes" PRIMARY KEY,
  "id" TEXT NOT NULL,
  "owner" TEXT NULL,
  "at" INTEGER NOT NULL,
  "undone_at" INTEGER NULL,
  "cases" TEXT NOT NULL
);

CREATE TABLE "saved_views" (
  "id" TEXT NOT NULL CONSTRAINT "PK_saved_views" PRIMARY KEY,
  "account_id" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "place" INTEGER NOT NULL,
  "filters" TEXT NOT NULL
);

CREATE INDEX "IX_saved_views_account_id_place" ON "saved_views" ("account_id", "place");
CREATE INDEX "IX_complaints_stage_channel_answer_by_id" ON "complaints" ("stage", "channel", "answer_by", "id");

-- As in 0002: what a full house looks like.
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ('complaints', 'IX_complaints_stage_channel_answer_by_id', '1000000 250000 35000 1 1');
ANALYZE sqlite_schema;
