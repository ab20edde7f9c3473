-- Files that came with a customer's form that was refused: kept for an hour, for whoever has the key, so that nobody chooses them twice.

CREATE TABLE staged_files (
  id uuid NOT NULL,
  form text NOT NULL,
  key_hash text NOT NULL,
  place integer NOT NULL,
  name text NOT NULL,
  size integer NOT NULL,
  hash text NOT NULL,
  kept_at bigint NOT NULL,
  CONSTRAINT "PK_staged_files" PRIMARY KEY (id),
  CONSTRAINT "FK_staged_files_file_contents_hash" FOREIGN KEY (hash) REFERENCES file_contents (hash) ON DELETE RESTRICT
);

CREATE INDEX "IX_staged_files_hash" ON staged_files (hash);
CREATE INDEX "IX_staged_files_key_hash" ON staged_files (key_hash);
