-- Files that go with messages. Their bytes lie apart from the list of them, each content once, so that no list ever reads them.

CREATE TABLE "file_contents" (
  "hash" TEXT NOT NULL CONSTRAINT "PK_file_contents" PRIMARY KEY,
  "size" INTEGER NOT NULL,
  "bytes" BLOB NOT NULL
);

CREATE TABLE "files" (
  "id" TEXT NOT NULL CONSTRAINT "PK_files" PRIMARY KEY,
  "complaint_id" INTEGER NOT NULL,
  "message_id" TEXT NULL,
  "account_id" TEXT NULL,
  "held_id" TEXT NULL,
  "place" INTEGER NOT NULL,
  "name" TEXT NOT NULL,
  "type" TEXT NOT NULL,
  "size" INTEGER NOT NULL,
  "hash" TEXT NOT NULL,
  "added_at" INTEGER NOT NULL,
  "removed_at" INTEGER NULL,
  CONSTRAINT "FK_files_complaints_complaint_id" FOREIGN KEY ("complaint_id") REFERENCES "complaints" ("id") ON DELETE CASCADE,
  CONSTRAINT "FK_files_file_contents_hash" FOREIGN KEY ("hash") REFERENCES "file_contents" ("hash") ON DELETE RESTRICT
);

CREATE INDEX "IX_files_added_at" ON "files" ("added_at") WHERE account_id IS NOT NULL;
CREATE INDEX "IX_files_complaint_id_message_id" ON "files" ("complaint_id", "message_id");
CREATE INDEX "IX_files_hash" ON "files" ("hash");

-- As in 0002: what a full house looks like.
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ('files', 'IX_files_complaint_id_message_id', '500000 3 2'), ('files', 'IX_files_hash', '500000 2'), ('files', 'IX_files_added_at', '5000 1');
ANALYZE sqlite_schema;
