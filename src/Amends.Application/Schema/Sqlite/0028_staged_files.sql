-- Files that came with a customer's form that was refused: kept for an hour, for whoever has the key, so that nobody chooses them twice.

CREATE TABLE "staged_files" (
  "id" TEXT NOT NULL CONSTRAINT "PK_staged_files" PRIMARY KEY,
  "form" TEXT NOT NULL,
  "key_hash" TEXT NOT NULL,
  "place" INTEGER NOT NULL,
  "name" TEXT NOT NULL,
  "size" INTEGER NOT NULL,
  "hash" TEXT NOT NULL,
  "kept_at" INTEGER NOT NULL,
  CONSTRAINT "FK_staged_files_file_contents_hash" FOREIGN KEY ("hash") REFERENCES "file_contents" ("hash") ON DELETE RESTRICT
);

CREATE INDEX "IX_staged_files_hash" ON "staged_files" ("hash");
CREATE INDEX "IX_staged_files_key_hash" ON "staged_files" ("key_hash");
