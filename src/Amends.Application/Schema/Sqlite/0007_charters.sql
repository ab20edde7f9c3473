-- Charters of one's own, every version of each; and the clocks that run on open cases, with when each is to tell of itself next.

CREATE TABLE "charters" (
  "code" TEXT NOT NULL,
  "version" INTEGER NOT NULL,
  "text" TEXT NOT NULL,
  "at" INTEGER NOT NULL,
  "by" TEXT NOT NULL,
  CONSTRAINT "PK_charters" PRIMARY KEY ("code", "version")
);

CREATE TABLE "clocks" (
  "complaint_id" INTEGER NOT NULL,
  "charter" TEXT NOT NULL,
  "clock" TEXT NOT NULL,
  "started" INTEGER NOT NULL,
  "half_at" INTEGER NOT NULL,
  "risk_at" INTEGER NOT NULL,
  "due" INTEGER NOT NULL,
  "alarm" INTEGER NOT NULL,
  "next_at" INTEGER NULL,
  CONSTRAINT "PK_clocks" PRIMARY KEY ("complaint_id", "charter", "clock"),
  CONSTRAINT "FK_clocks_complaints_complaint_id" FOREIGN KEY ("complaint_id") REFERENCES "complaints" ("id") ON DELETE RESTRICT
);

CREATE INDEX "IX_clocks_next_at_complaint_id" ON "clocks" ("next_at", "complaint_id") WHERE next_at IS NOT NULL;

-- The clocks of cases that began before this are counted once.
INSERT INTO settings (key, value) VALUES ('recount', '0');
