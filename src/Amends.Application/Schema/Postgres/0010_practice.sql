-- Sessions with the simulated customer: private to whoever plays until they share them; each reply a row, so that any node may answer the next.

CREATE TABLE practice_sessions (
  id uuid NOT NULL,
  account_id uuid NOT NULL,
  scenario_id text NOT NULL,
  title text NOT NULL,
  scenario text NOT NULL,
  seed integer NOT NULL,
  exam boolean NOT NULL,
  from_id uuid,
  from_replies integer NOT NULL,
  began_at bigint NOT NULL,
  changed_at bigint NOT NULL,
  replies integer NOT NULL,
  ended integer NOT NULL,
  anger double precision NOT NULL,
  score integer NOT NULL,
  draft text NOT NULL,
  shared_at bigint,
  CONSTRAINT "PK_practice_sessions" PRIMARY KEY (id)
);

CREATE TABLE practice_turns (
  session_id uuid NOT NULL,
  number integer NOT NULL,
  turn text NOT NULL,
  CONSTRAINT "PK_practice_turns" PRIMARY KEY (session_id, number),
  CONSTRAINT "FK_practice_turns_practice_sessions_session_id" FOREIGN KEY (session_id) REFERENCES practice_sessions (id) ON DELETE CASCADE
);

CREATE INDEX "IX_practice_sessions_account_id_changed_at_id" ON practice_sessions (account_id, changed_at, id);
CREATE INDEX "IX_practice_sessions_shared_at_id" ON practice_sessions (shared_at, id) WHERE shared_at IS NOT NULL;
