-- What worked, told by those it worked for. The vector says what the situation was about; the customer's words are not kept.

CREATE TABLE lessons (
  id uuid NOT NULL,
  by uuid NOT NULL,
  at bigint NOT NULL,
  words text NOT NULL,
  principle text NOT NULL,
  scenario_id text,
  reference text,
  vector bytea NOT NULL,
  withdrawn_at bigint,
  CONSTRAINT "PK_lessons" PRIMARY KEY (id)
);

CREATE INDEX "IX_lessons_at_id" ON lessons (at, id) WHERE withdrawn_at IS NULL;
