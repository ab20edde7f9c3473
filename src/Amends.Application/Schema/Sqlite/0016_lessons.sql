-- What worked, told by those it worked for. The vector says what the situation was about; the customer's words are not kept.

CREATE TABLE "lessons" (
  "id" TEXT NOT NULL CONSTRAINT "PK_lessons" PRIMARY KEY,
  "by" TEXT NOT NULL,
  "at" INTEGER NOT NULL,
  "words" TEXT NOT NULL,
  "principle" TEXT NOT NULL,
  "scenario_id" TEXT NULL,
  "reference" TEXT NULL,
  "vector" BLOB NOT NULL,
  "withdrawn_at" INTEGER NULL
);

CREATE INDEX "IX_lessons_at_id" ON "lessons" ("at", "id") WHERE withdrawn_at IS NULL;
