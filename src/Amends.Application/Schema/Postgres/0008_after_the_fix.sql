-- After the fix: whom to contact next, whom to ask how it went and what they answered, how customers like to be reached, and what they did later.

ALTER TABLE customers ADD COLUMN preferred_channel integer;
ALTER TABLE customers ADD COLUMN no_surveys_at bigint;
ALTER TABLE customers ADD COLUMN invitations_at bigint;

CREATE TABLE follow_ups (
  complaint_id bigint NOT NULL,
  owner uuid,
  kind integer NOT NULL,
  due bigint NOT NULL,
  CONSTRAINT "PK_follow_ups" PRIMARY KEY (complaint_id),
  CONSTRAINT "FK_follow_ups_complaints_complaint_id" FOREIGN KEY (complaint_id) REFERENCES complaints (id) ON DELETE RESTRICT
);

-- Those that were put right before this was kept.
INSERT INTO follow_ups (complaint_id, owner, kind, due)
  SELECT id, owner, CASE WHEN coalesce((state::json ->> 'followUpTries')::integer, 0) = 0 THEN 0 ELSE 1 END, next_due FROM complaints
  WHERE stage = 2 AND next_due_code = 'follow_up' AND waiting_since IS NULL;

CREATE TABLE surveys (
  complaint_id bigint NOT NULL,
  ask_at bigint,
  low_at bigint,
  CONSTRAINT "PK_surveys" PRIMARY KEY (complaint_id),
  CONSTRAINT "FK_surveys_complaints_complaint_id" FOREIGN KEY (complaint_id) REFERENCES complaints (id) ON DELETE RESTRICT
);

CREATE TABLE survey_sums (
  month integer NOT NULL,
  question integer NOT NULL,
  value integer NOT NULL,
  count bigint NOT NULL,
  CONSTRAINT "PK_survey_sums" PRIMARY KEY (month, question, value)
);

CREATE TABLE customer_events (
  id uuid NOT NULL,
  customer_id uuid NOT NULL,
  kind integer NOT NULL,
  at bigint NOT NULL,
  external_id text,
  minor_units bigint,
  currency text,
  recorded_at bigint NOT NULL,
  recorded_by uuid,
  CONSTRAINT "PK_customer_events" PRIMARY KEY (id),
  CONSTRAINT "FK_customer_events_customers_customer_id" FOREIGN KEY (customer_id) REFERENCES customers (id) ON DELETE CASCADE
);

CREATE INDEX "IX_follow_ups_due_complaint_id" ON follow_ups (due, complaint_id);
CREATE INDEX "IX_follow_ups_owner_due_complaint_id" ON follow_ups (owner, due, complaint_id);
CREATE INDEX "IX_surveys_ask_at_complaint_id" ON surveys (ask_at, complaint_id) WHERE ask_at IS NOT NULL;
CREATE INDEX "IX_surveys_low_at_complaint_id" ON surveys (low_at, complaint_id) WHERE low_at IS NOT NULL;
CREATE INDEX "IX_customer_events_customer_id_at" ON customer_events (customer_id, at);
CREATE UNIQUE INDEX "IX_customer_events_kind_external_id" ON customer_events (kind, external_id) WHERE external_id IS NOT NULL;
