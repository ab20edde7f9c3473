-- Charters of one's own, every version of each; and the clocks that run on open cases, with when each is to tell of itself next.

CREATE TABLE charters (
  code text NOT NULL,
  version integer NOT NULL,
  text text NOT NULL,
  at bigint NOT NULL,
  by uuid NOT NULL,
  CONSTRAINT "PK_charters" PRIMARY KEY (code, version)
);

CREATE TABLE clocks (
  complaint_id bigint NOT NULL,
  charter text NOT NULL,
  clock text NOT NULL,
  started bigint NOT NULL,
  half_at bigint NOT NULL,
  risk_at bigint NOT NULL,
  due bigint NOT NULL,
  alarm integer NOT NULL,
  next_at bigint NULL,
  CONSTRAINT "PK_clocks" PRIMARY KEY (complaint_id, charter, clock),
  CONSTRAINT "FK_clocks_complaints_complaint_id" FOREIGN KEY (complaint_id) REFERENCES complaints (id) ON DELETE RESTRICT
);

CREATE INDEX "IX_clocks_next_at_complaint_id" ON clocks (next_at, complaint_id) WHERE next_at IS NOT NULL;

-- The clocks of cases that began before this are counted once.
INSERT INTO settings (key, value) VALUES ('recount', '0');
