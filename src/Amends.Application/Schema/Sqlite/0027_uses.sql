-- How often each thing of the library was used, on one shelf after the other: phrases (0) stood apart before. Whom a lesson helped.

CREATE TABLE "uses" (
  "shelf" INTEGER NOT NULL,
  "id" TEXT NOT NULL,
  "uses" INTEGER NOT NULL,
  "last_at" INTEGER NOT NULL,
  CONSTRAINT "PK_uses" PRIMARY KEY ("shelf", "id")
);
INSERT INTO "uses" ("shelf", "id", "uses", "last_at") SELECT 0, "id", "uses", "last_at" FROM "phrase_uses";
DROP TABLE "phrase_uses";

CREATE TABLE "helped" (
  "lesson_id" TEXT NOT NULL,
  "account_id" TEXT NOT NULL,
  "at" INTEGER NOT NULL,
  CONSTRAINT "PK_helped" PRIMARY KEY ("lesson_id", "account_id")
);
