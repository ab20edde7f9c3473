-- Teams, who is in which, and what each kept and gave; and every change of who works here, as an append-only list.
-- Policies of one's own, every version that was saved; taking one out of use is a version too.

CREATE TABLE teams (
  id uuid NOT NULL,
  name text NOT NULL,
  name_key text NOT NULL,
  created_at bigint NOT NULL,
  retired_at bigint,
  CONSTRAINT "PK_teams" PRIMARY KEY (id)
);

CREATE TABLE people_changes (
  id uuid NOT NULL,
  at bigint NOT NULL,
  by uuid,
  kind integer NOT NULL,
  account_id uuid,
  team_id uuid,
  before text,
  after text,
  CONSTRAINT "PK_people_changes" PRIMARY KEY (id)
);

-- The team whose promise it counts as: its owner's when it came to its end. Those that ended before there were teams count for none.
ALTER TABLE promises ADD COLUMN team_id uuid;

CREATE TABLE team_goodwill_months (
  month integer NOT NULL,
  team_id uuid NOT NULL,
  currency text NOT NULL,
  gifts bigint NOT NULL,
  value bigint NOT NULL,
  cost bigint NOT NULL,
  CONSTRAINT "PK_team_goodwill_months" PRIMARY KEY (month, team_id, currency)
);

ALTER TABLE accounts
  ADD COLUMN team_id uuid,
  ADD COLUMN name_key text NOT NULL DEFAULT '';

-- Names as they are sorted and searched: in small letters, without accents, as the program writes them from now on.
UPDATE accounts SET name_key = translate(lower(name),
  'ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝàáâãäåçèéêëìíîïñòóôõöùúûüýÿŠšŽžČčŘřĚěŮůĘęĄąŚśŃńŻżŹźŐőŰűŞşĞğİØøŁł',
  'aaaaaaceeeeiiiinooooouuuuyaaaaaaceeeeiiiinooooouuuuyysszzccrreeuueeaassnnzzzzoouussggiøøłł');

CREATE TABLE policies (
  code text NOT NULL,
  version integer NOT NULL,
  text text NOT NULL,
  withdrawn boolean NOT NULL,
  at bigint NOT NULL,
  by uuid NOT NULL,
  CONSTRAINT "PK_policies" PRIMARY KEY (code, version)
);

CREATE UNIQUE INDEX "IX_teams_name_key" ON teams (name_key) WHERE retired_at IS NULL;
CREATE INDEX "IX_people_changes_at_id" ON people_changes (at, id);
CREATE INDEX "IX_people_changes_account_id_at_id" ON people_changes (account_id, at, id);
CREATE INDEX "IX_accounts_name_key_id" ON accounts (name_key, id);
CREATE INDEX "IX_accounts_team_id_name_key_id" ON accounts (team_id, name_key, id);
CREATE INDEX "IX_accounts_role" ON accounts (role);

CREATE FUNCTION people_changes_are_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The list of changes is append-only.';
END
$$;

CREATE TRIGGER people_changes_are_append_only BEFORE UPDATE OR DELETE ON people_changes FOR EACH ROW EXECUTE FUNCTION people_changes_are_append_only();
CREATE TRIGGER people_changes_are_never_emptied BEFORE TRUNCATE ON people_changes FOR EACH STATEMENT EXECUTE FUNCTION people_changes_are_append_only();
