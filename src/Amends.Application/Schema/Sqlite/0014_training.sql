-- Training: programmes, who has which, and what each colleague's replies showed by month, in practice and live, so that nobody's skill is counted from their messages.

CREATE TABLE programmes (
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  name TEXT NOT NULL,
  scenarios TEXT NOT NULL,
  target INTEGER NOT NULL,
  repeats TEXT NOT NULL,
  days INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  changed_by TEXT NOT NULL,
  ended_at INTEGER,
  CONSTRAINT "PK_programmes" PRIMARY KEY (id)
);

CREATE TABLE assignments (
  id TEXT NOT NULL,
  programme_id TEXT NOT NULL,
  account_id TEXT NOT NULL,
  assigned_at INTEGER NOT NULL,
  assigned_by TEXT NOT NULL,
  due INTEGER NOT NULL,
  nudged_due INTEGER,
  CONSTRAINT "PK_assignments" PRIMARY KEY (id),
  CONSTRAINT "FK_assignments_programmes_programme_id" FOREIGN KEY (programme_id) REFERENCES programmes (id) ON DELETE CASCADE
);

CREATE INDEX "IX_assignments_account_id" ON assignments (account_id);
CREATE UNIQUE INDEX "IX_assignments_programme_id_account_id" ON assignments (programme_id, account_id);

-- When the first session began that one was rewound from, however often: an old session rewound by a reply is no new one.
ALTER TABLE practice_sessions ADD COLUMN first_at INTEGER NOT NULL DEFAULT 0;
-- What its replies count for in skill_months, so that deleting it takes exactly that back.
ALTER TABLE practice_sessions ADD COLUMN counted TEXT;
UPDATE practice_sessions SET first_at = began_at;
CREATE INDEX "IX_practice_sessions_account_id_scenario_id_first_at" ON practice_sessions (account_id, scenario_id, first_at);

CREATE TABLE skill_months (
  account_id TEXT NOT NULL,
  source INTEGER NOT NULL,
  principle TEXT NOT NULL,
  month INTEGER NOT NULL,
  needed INTEGER NOT NULL,
  shown INTEGER NOT NULL,
  CONSTRAINT "PK_skill_months" PRIMARY KEY (account_id, source, principle, month)
);

CREATE INDEX "IX_skill_months_source_principle_month" ON skill_months (source, principle, month);
