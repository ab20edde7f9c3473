-- Phrases that colleagues take into their replies, in versions, and how often each went out.

CREATE TABLE phrases (
  id text NOT NULL,
  version integer NOT NULL,
  title text NOT NULL,
  words text NOT NULL,
  principle text,
  concern text,
  withdrawn boolean NOT NULL,
  at bigint NOT NULL,
  by uuid NOT NULL,
  CONSTRAINT "PK_phrases" PRIMARY KEY (id, version)
);

CREATE TABLE phrase_uses (
  id text NOT NULL,
  uses bigint NOT NULL,
  last_at bigint NOT NULL,
  CONSTRAINT "PK_phrase_uses" PRIMARY KEY (id)
);
