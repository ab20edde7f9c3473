-- Teams, who is in which, and what each kept and gave; and every change of who works here, as an append-only list.
-- Policies of one's own, every version that was saved; taking one out of use is a version too.

CREATE TABLE "teams" (
  "id" TEXT NOT NULL CONSTRAINT "PK_teams" PRIMARY KEY,
  "name" TEXT NOT NULL,
  "name_key" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "retired_at" INTEGER NULL
);

CREATE TABLE "people_changes" (
  "id" TEXT NOT NULL CONSTRAINT "PK_people_changes" PRIMARY KEY,
  "at" INTEGER NOT NULL,
  "by" TEXT NULL,
  "kind" INTEGER NOT NULL,
  "account_id" TEXT NULL,
  "team_id" TEXT NULL,
  "before" TEXT NULL,
  "after" TEXT NULL
);

-- The team whose promise it counts as: its owner's when it came to its end. Those that ended before there were teams count for none.
ALTER TABLE "promises" ADD COLUMN "team_id" TEXT NULL;

CREATE TABLE "team_goodwill_months" (
  "month" INTEGER NOT NULL,
  "team_id" TEXT NOT NULL,
  "currency" TEXT NOT NULL,
  "gifts" INTEGER NOT NULL,
  "value" INTEGER NOT NULL,
  "cost" INTEGER NOT NULL,
  CONSTRAINT "PK_team_goodwill_months" PRIMARY KEY ("month", "team_id", "currency")
) WITHOUT ROWID;

ALTER TABLE "accounts" ADD COLUMN "team_id" TEXT NULL;
ALTER TABLE "accounts" ADD COLUMN "name_key" TEXT NOT NULL DEFAULT '';

-- Names as they are sorted and searched: in small letters, without accents, as the program writes them from now on.
UPDATE accounts SET name_key = (
  WITH RECURSIVE fold(i, key) AS (
    SELECT 1, lower(name)
    UNION ALL
    SELECT i + 1, replace(key, substr('ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝàáâãäåçèéêëìíîïñòóôõöùúûüýÿŠšŽžČčŘřĚěŮůĘęĄąŚśŃńŻżŹźŐőŰűŞşĞğİØøŁł', i, 1),
      substr('aaaaaaceeeeiiiinooooouuuuyaaaaaaceeeeiiiinooooouuuuyysszzccrreeuueeaassnnzzzzoouussggiøøłł', i, 1))
    FROM fold WHERE i <= length('aaaaaaceeeeiiiinooooouuuuyaaaaaaceeeeiiiinooooouuuuyysszzccrreeuueeaassnnzzzzoouussggiøøłł')
  )
  SELECT key FROM fold ORDER BY i DESC LIMIT 1);

CREATE TABLE "policies" (
  "code" TEXT NOT NULL,
  "version" INTEGER NOT NULL,
  "text" TEXT NOT NULL,
  "withdrawn" INTEGER NOT NULL,
  "at" INTEGER NOT NULL,
  "by" TEXT NOT NULL,
  CONSTRAINT "PK_policies" PRIMARY KEY ("code", "version")
);

CREATE UNIQUE INDEX "IX_teams_name_key" ON "teams" ("name_key") WHERE retired_at IS NULL;
CREATE INDEX "IX_people_changes_at_id" ON "people_changes" ("at", "id");
CREATE INDEX "IX_people_changes_account_id_at_id" ON "people_changes" ("account_id", "at", "id");
CREATE INDEX "IX_accounts_name_key_id" ON "accounts" ("name_key", "id");
CREATE INDEX "IX_accounts_team_id_name_key_id" ON "accounts" ("team_id", "name_key", "id");
CREATE INDEX "IX_accounts_role" ON "accounts" ("role");

CREATE TRIGGER people_changes_are_append_only_update BEFORE UPDATE ON people_changes
BEGIN
  SELECT RAISE(ABORT, 'The list of changes is append-only.');
END;

CREATE TRIGGER people_changes_are_append_only_delete BEFORE DELETE ON people_changes
BEGIN
  SELECT RAISE(ABORT, 'The list of changes is append-only.');
END;
