-- Phrases that colleagues take into their replies, in versions, and how often each went out.

CREATE TABLE "phrases" (
  "id" TEXT NOT NULL,
  "version" INTEGER NOT NULL,
  "title" TEXT NOT NULL,
  "words" TEXT NOT NULL,
  "principle" TEXT NULL,
  "concern" TEXT NULL,
  "withdrawn" INTEGER NOT NULL,
  "at" INTEGER NOT NULL,
  "by" TEXT NOT NULL,
  CONSTRAINT "PK_phrases" PRIMARY KEY ("id", "version")
);

CREATE TABLE "phrase_uses" (
  "id" TEXT NOT NULL CONSTRAINT "PK_phrase_uses" PRIMARY KEY,
  "uses" INTEGER NOT NULL,
  "last_at" INTEGER NOT NULL
);
