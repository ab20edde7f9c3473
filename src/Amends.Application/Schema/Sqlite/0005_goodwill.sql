-- Questions to people with authority, what was given beyond what is owed, and the sums of it by month.

CREATE TABLE "approvals" (
  "id" TEXT NOT NULL CONSTRAINT "PK_approvals" PRIMARY KEY,
  "complaint_id" INTEGER NOT NULL,
  "question" TEXT NOT NULL,
  "remedy" TEXT NULL,
  "minor_units" INTEGER NULL,
  "currency" TEXT NULL,
  "asked_by_kind" INTEGER NOT NULL,
  "asked_by" TEXT NULL,
  "asked_at" INTEGER NOT NULL,
  "due" INTEGER NOT NULL,
  "asked_of" TEXT NULL,
  "state" INTEGER NOT NULL,
  "decided_at" INTEGER NULL,
  CONSTRAINT "FK_approvals_complaints_complaint_id" FOREIGN KEY ("complaint_id") REFERENCES "complaints" ("id") ON DELETE RESTRICT
);

CREATE TABLE "gifts" (
  "id" TEXT NOT NULL CONSTRAINT "PK_gifts" PRIMARY KEY,
  "complaint_id" INTEGER NOT NULL,
  "customer_id" TEXT NOT NULL,
  "remedy" TEXT NOT NULL,
  "minor_units" INTEGER NULL,
  "currency" TEXT NULL,
  "given_at" INTEGER NOT NULL,
  "payment" TEXT NULL,
  CONSTRAINT "FK_gifts_complaints_complaint_id" FOREIGN KEY ("complaint_id") REFERENCES "complaints" ("id") ON DELETE RESTRICT
);

CREATE TABLE "goodwill_months" (
  "month" INTEGER NOT NULL,
  "currency" TEXT NOT NULL,
  "gifts" INTEGER NOT NULL,
  "value" INTEGER NOT NULL,
  "cost" INTEGER NOT NULL,
  CONSTRAINT "PK_goodwill_months" PRIMARY KEY ("month", "currency")
) WITHOUT ROWID;

CREATE TABLE "recovery_months" (
  "month" INTEGER NOT NULL CONSTRAINT "PK_recovery_months" PRIMARY KEY,
  "recoveries" INTEGER NOT NULL
);

CREATE INDEX "IX_approvals_complaint_id" ON "approvals" ("complaint_id");
CREATE INDEX "IX_approvals_state_due_id" ON "approvals" ("state", "due", "id");
CREATE INDEX "IX_gifts_complaint_id" ON "gifts" ("complaint_id");
CREATE INDEX "IX_gifts_customer_id_given_at" ON "gifts" ("customer_id", "given_at");
CREATE UNIQUE INDEX "IX_gifts_payment" ON "gifts" ("payment") WHERE payment IS NOT NULL;
