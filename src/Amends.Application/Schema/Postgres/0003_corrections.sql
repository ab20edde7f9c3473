-- What colleagues put right in readings of messages: the organisation's own codes learn from it.

CREATE TABLE corrections (
  sequence bigint NOT NULL,
  message_id uuid NOT NULL,
  complaint_id bigint NOT NULL,
  at bigint NOT NULL,
  by_kind integer NOT NULL,
  by_id uuid,
  withdrawn boolean NOT NULL,
  heat double precision,
  complaint boolean,
  concerns text,
  wants text,
  decisions text NOT NULL,
  CONSTRAINT "PK_corrections" PRIMARY KEY (sequence),
  CONSTRAINT "FK_corrections_complaints_complaint_id" FOREIGN KEY (complaint_id) REFERENCES complaints (id) ON DELETE RESTRICT
);

CREATE INDEX "IX_corrections_at" ON corrections (at);
CREATE INDEX "IX_corrections_complaint_id_sequence" ON corrections (complaint_id, sequence);
