-- Words that wait before they go to the customer: some seconds in which their writer may think again, or until a time they chose.

CREATE TABLE held_replies (
  id uuid NOT NULL,
  complaint_id bigint NOT NULL,
  account_id uuid NOT NULL,
  text text NOT NULL,
  choices text NOT NULL,
  seen integer NOT NULL,
  planned boolean NOT NULL,
  held_at bigint NOT NULL,
  send_at bigint NOT NULL,
  stopped text,
  CONSTRAINT "PK_held_replies" PRIMARY KEY (id),
  CONSTRAINT "FK_held_replies_complaints_complaint_id" FOREIGN KEY (complaint_id) REFERENCES complaints (id) ON DELETE CASCADE
);

CREATE INDEX "IX_held_replies_account_id" ON held_replies (account_id);
CREATE INDEX "IX_held_replies_complaint_id" ON held_replies (complaint_id);
CREATE INDEX "IX_held_replies_send_at_id" ON held_replies (send_at, id) WHERE stopped IS NULL;
