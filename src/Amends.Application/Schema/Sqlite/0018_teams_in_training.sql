-- Which teams were given a programme, so that whoever joins one later can be offered it.

CREATE TABLE programme_teams (
  programme_id TEXT NOT NULL,
  team_id TEXT NOT NULL,
  given_at INTEGER NOT NULL,
  CONSTRAINT "PK_programme_teams" PRIMARY KEY (programme_id, team_id),
  CONSTRAINT "FK_programme_teams_programmes_programme_id" FOREIGN KEY (programme_id) REFERENCES programmes (id) ON DELETE CASCADE
);
