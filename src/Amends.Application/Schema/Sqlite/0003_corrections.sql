-- What colleagues put right in readings of messages: the organisation's own codes learn from it.

CREATE TABLE "corrections" (
  "sequence" INTEGER NOT NULL CONSTRAINT "PK_corrections" PRIMARY KEY,
  "message_id" TEXT NOT NULL,
  "complaint_id" INTEGER NOT NULL,
  "at" INTEGER NOT NULL,
  "by_kind" INTEGER NOT NULL,
  "by_id" TEXT NULL,
  "withdrawn" INTEGER NOT NULL,
  "heat" REAL NULL,
  "complaint" INTEGER NULL,
  "concerns" TEXT NULL,
  "wants" TEXT NULL,
  "decisions" TEXT NOT NULL,
  CONSTRAINT "FK_corrections_complaints_complaint_id" FOREIGN KEY ("complaint_id") REFERENCES "complaints" ("id") ON DELETE RESTRICT
);

CREATE INDEX "IX_corrections_at" ON "corrections" ("at");
CREATE INDEX "IX_corrections_complaint_id_sequence" ON "corrections" ("complaint_id", "sequence");
