-- Scenarios of one's own, every version that was saved; taking one out of use is a version too.

CREATE TABLE "scenarios" (
  "id" TEXT NOT NULL,
  "version" INTEGER NOT NULL,
  "text" TEXT NOT NULL,
  "withdrawn" INTEGER NOT NULL,
  "at" INTEGER NOT NULL,
  "by" TEXT NOT NULL,
  CONSTRAINT "PK_scenarios" PRIMARY KEY ("id", "version")
);
