-- What a colleague has of their own in the queue: views under a name, and what they last did to several cases at once, so that it can be put back.

CREATE TABLE owner_changes (
  account_id uuid NOT NULL,
  id uuid NOT NULL,
  owner uuid,
  at bigint NOT NULL,
  undone_at bigint,
  cases text NOT NULL,
  CONSTRAINT "PK_owner_changes" PRIMARY KEY (account_id)
);

CREATE TABLE saved_views (
  id uuid NOT NULL,
  account_id uuid NOT NULL,
  name text NOT NULL,
  place integer NOT NULL,
  filters text NOT NULL,
  CONSTRAINT "PK_saved_views" PRIMARY KEY (id)
);

CREATE INDEX "IX_saved_views_account_id_place" ON saved_views (account_id, place);
CREATE INDEX "IX_complaints_stage_channel_answer_by_id" ON complaints (stage, channel, answer_by, id);
