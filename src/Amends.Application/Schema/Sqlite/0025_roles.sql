-- Trainers (10) and analysts (20) stand between agents (0) and leads (30): roles are numbered by authority, with room between.
UPDATE "accounts" SET "role" = CASE "role" WHEN 1 THEN 30 WHEN 2 THEN 40 ELSE "role" END;
UPDATE "tokens" SET "role" = CASE "role" WHEN 1 THEN 30 WHEN 2 THEN 40 ELSE "role" END;
