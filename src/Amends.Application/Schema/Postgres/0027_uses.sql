-- How often each thing of the library was used, on one shelf after the other: phrases (0) stood apart before. Whom a lesson helped.

CREATE TABLE uses (
  shelf integer NOT NULL,
  id text NOT NULL,
  uses bigint NOT NULL,
  last_at bigint NOT NULL,
  CONSTRAINT "PK_uses" PRIMARY KEY (shelf, id)
);
INSERT INTO uses (shelf, id, uses, last_at) SELECT 0, id, uses, last_at FROM phrase_uses;
DROP TABLE phrase_uses;

CREATE TABLE helped (
  lesson_id uuid NOT NULL,
  account_id uuid NOT NULL,
  at bigint NOT NULL,
  CONSTRAINT "PK_helped" PRIMARY KEY (lesson_id, account_id)
);
