-- Files that go with messages. Their bytes lie apart from the list of them, each content once, so that no list ever reads them.

CREATE TABLE file_contents (
  hash text NOT NULL,
  size integer NOT NULL,
  bytes bytea NOT NULL,
  CONSTRAINT "PK_file_contents" PRIMARY KEY (hash)
);

CREATE TABLE files (
  id uuid NOT NULL,
  complaint_id bigint NOT NULL,
  message_id uuid,
  account_id uuid,
  held_id uuid,
  place integer NOT NULL,
  name text NOT NULL,
  type text NOT NULL,
  size integer NOT NULL,
  hash text NOT NULL,
  added_at bigint NOT NULL,
  removed_at bigint,
  CONSTRAINT "PK_files" PRIMARY KEY (id),
  CONSTRAINT "FK_files_complaints_complaint_id" FOREIGN KEY (complaint_id) REFERENCES complaints (id) ON DELETE CASCADE,
  CONSTRAINT "FK_files_file_contents_hash" FOREIGN KEY (hash) REFERENCES file_contents (hash) ON DELETE RESTRICT
);

CREATE INDEX "IX_files_added_at" ON files (added_at) WHERE account_id IS NOT NULL;
CREATE INDEX "IX_files_complaint_id_message_id" ON files (complaint_id, message_id);
CREATE INDEX "IX_files_hash" ON files (hash);
