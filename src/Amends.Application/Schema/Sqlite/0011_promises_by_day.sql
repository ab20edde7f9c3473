-- How many promises came to the same, by the day they were due on, so that a period's rates are read from its days alone.

CREATE TABLE "promise_days" (
  "day" INTEGER NOT NULL,
  "dimension" INTEGER NOT NULL,
  "key" TEXT NOT NULL,
  "kept" INTEGER NOT NULL,
  "slip" INTEGER NOT NULL,
  "count" INTEGER NOT NULL,
  CONSTRAINT "PK_promise_days" PRIMARY KEY ("day", "dimension", "key", "kept", "slip")
);

-- A promise of a day ends at its midnight in the organisation's zone: half a day before that is the same day in UTC.
INSERT INTO promise_days (day, dimension, key, kept, slip, count)
  SELECT (due - CASE precision WHEN 1 THEN 432000000000 ELSE 0 END) / 864000000000 AS of_day, 0, lower(owner), kept, coalesce(slip, -1), count(*)
  FROM promises WHERE kept IS NOT NULL AND due IS NOT NULL AND owner IS NOT NULL GROUP BY of_day, owner, kept, slip;
INSERT INTO promise_days (day, dimension, key, kept, slip, count)
  SELECT (due - CASE precision WHEN 1 THEN 432000000000 ELSE 0 END) / 864000000000 AS of_day, 1, CAST(kind AS TEXT), kept, coalesce(slip, -1), count(*)
  FROM promises WHERE kept IS NOT NULL AND due IS NOT NULL GROUP BY of_day, kind, kept, slip;
INSERT INTO promise_days (day, dimension, key, kept, slip, count)
  SELECT (due - CASE precision WHEN 1 THEN 432000000000 ELSE 0 END) / 864000000000 AS of_day, 2, department, kept, coalesce(slip, -1), count(*)
  FROM promises WHERE kept IS NOT NULL AND due IS NOT NULL AND department IS NOT NULL GROUP BY of_day, department, kept, slip;
