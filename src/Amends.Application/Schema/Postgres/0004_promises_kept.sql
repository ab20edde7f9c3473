-- What a promise is about, when it is at risk, what it came to; and how many of them were kept, counted as they end.

ALTER TABLE promises
  ADD COLUMN kind integer NOT NULL DEFAULT 0,
  ADD COLUMN department text,
  ADD COLUMN first_due bigint,
  ADD COLUMN dated_at bigint NOT NULL DEFAULT 0,
  ADD COLUMN half_at bigint,
  ADD COLUMN evidence integer,
  ADD COLUMN kept boolean,
  ADD COLUMN slip integer;

-- When those made before were done is not on their rows: they count as kept or not, without how late.
UPDATE promises SET first_due = due, dated_at = made_at, half_at = made_at + (due - made_at) / 2,
  kept = CASE WHEN due IS NULL THEN NULL WHEN state = 1 THEN true WHEN state IN (2, 3) THEN false END,
  slip = CASE WHEN due IS NOT NULL AND state = 1 THEN 0 END;

CREATE TABLE promise_sums (
  dimension integer NOT NULL,
  key text NOT NULL,
  kept boolean NOT NULL,
  slip integer NOT NULL,
  count bigint NOT NULL,
  CONSTRAINT "PK_promise_sums" PRIMARY KEY (dimension, key, kept, slip)
);

INSERT INTO promise_sums (dimension, key, kept, slip, count)
  SELECT 0, owner::text, kept, coalesce(slip, -1), count(*) FROM promises WHERE kept IS NOT NULL AND owner IS NOT NULL GROUP BY owner, kept, slip;
INSERT INTO promise_sums (dimension, key, kept, slip, count)
  SELECT 1, '0', kept, coalesce(slip, -1), count(*) FROM promises WHERE kept IS NOT NULL GROUP BY kept, slip;

-- One colleague's promises are not read out of everybody's.
CREATE INDEX "IX_promises_owner_state_due_id" ON promises (owner, state, due, id);
