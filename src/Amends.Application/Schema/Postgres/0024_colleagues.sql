-- Colleagues at a case: who was named in a note, replies that wait for a second reader, and what a reader sent back.

CREATE TABLE mentions (
  id uuid NOT NULL,
  account_id uuid NOT NULL,
  complaint_id bigint NOT NULL,
  message_id uuid NOT NULL,
  by_id uuid NOT NULL,
  at bigint NOT NULL,
  read_at bigint,
  CONSTRAINT "PK_mentions" PRIMARY KEY (id),
  CONSTRAINT "FK_mentions_complaints_complaint_id" FOREIGN KEY (complaint_id) REFERENCES complaints (id) ON DELETE CASCADE
);

CREATE INDEX "IX_mentions_account_id_id" ON mentions (account_id, id);
CREATE INDEX "IX_mentions_unread" ON mentions (account_id, id) WHERE read_at IS NULL;
CREATE INDEX "IX_mentions_complaint_id" ON mentions (complaint_id);

CREATE TABLE returned_replies (
  complaint_id bigint NOT NULL,
  account_id uuid NOT NULL,
  by_id uuid NOT NULL,
  words text NOT NULL,
  at bigint NOT NULL,
  CONSTRAINT "PK_returned_replies" PRIMARY KEY (complaint_id, account_id),
  CONSTRAINT "FK_returned_replies_complaints_complaint_id" FOREIGN KEY (complaint_id) REFERENCES complaints (id) ON DELETE CASCADE
);

CREATE INDEX "IX_returned_replies_account_id" ON returned_replies (account_id);

ALTER TABLE held_replies ADD COLUMN asked_at bigint;
ALTER TABLE held_replies ADD COLUMN read_by uuid;
ALTER TABLE held_replies ADD COLUMN read_at bigint;
CREATE INDEX "IX_held_replies_asked_at_id" ON held_replies (asked_at, id) WHERE asked_at IS NOT NULL AND read_at IS NULL;

ALTER TABLE accounts ADD COLUMN new_since bigint;
ALTER TABLE accounts ADD COLUMN reads_since bigint;
