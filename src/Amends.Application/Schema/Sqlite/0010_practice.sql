-- Sessions with the simulated customer: private to whoever plays until they share them; each reply a row, so that any node may answer the next.

CREATE TABLE "practice_sessions" (
  "id" TEXT NOT NULL CONSTRAINT "PK_practice_sessions" PRIMARY KEY,
  "account_id" TEXT NOT NULL,
  "scenario_id" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "scenario" TEXT NOT NULL,
  "seed" INTEGER NOT NULL,
  "exam" INTEGER NOT NULL,
  "from_id" TEXT NULL,
  "from_replies" INTEGER NOT NULL,
  "began_at" INTEGER NOT NULL,
  "changed_at" INTEGER NOT NULL,
  "replies" INTEGER NOT NULL,
  "ended" INTEGER NOT NULL,
  "anger" REAL NOT NULL,
  "score" INTEGER NOT NULL,
  "draft" TEXT NOT NULL,
  "shared_at" INTEGER NULL
);

CREATE TABLE "practice_turns" (
  "session_id" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "turn" TEXT NOT NULL,
  CONSTRAINT "PK_practice_turns" PRIMARY KEY ("session_id", "number"),
  CONSTRAINT "FK_practice_turns_practice_sessions_session_id" FOREIGN KEY ("session_id") REFERENCES "practice_sessions" ("id") ON DELETE CASCADE
) WITHOUT ROWID;

CREATE INDEX "IX_practice_sessions_account_id_changed_at_id" ON "practice_sessions" ("account_id", "changed_at", "id");
CREATE INDEX "IX_practice_sessions_shared_at_id" ON "practice_sessions" ("shared_at", "id") WHERE shared_at IS NOT NULL;
