-- When customers are to hear from us without news, insults that leads are asked about, overdue questions, and today's hot minutes of each colleague.

ALTER TABLE complaints ADD COLUMN update_due bigint;
UPDATE complaints SET update_due = next_due WHERE stage = 1 AND next_due_code = 'update';

-- The messages that insult are part of a case's state from now on.
UPDATE complaints c SET state = jsonb_set(c.state::jsonb, '{abusive}', coalesce((
    SELECT jsonb_agg(t.data::jsonb -> 'messageId' ORDER BY t.sequence) FROM timeline t
    WHERE t.complaint_id = c.id AND t.kind = 'message_received' AND t.data::jsonb -> 'signals' ? 'abuse'), '[]'))::text
  WHERE ' ' || c.signals || ' ' LIKE '% abuse %';

ALTER TABLE approvals ADD COLUMN escalate_at bigint, ADD COLUMN escalated_to uuid;
UPDATE approvals SET escalate_at = due WHERE state = 0;

CREATE TABLE with_leads (
  complaint_id bigint NOT NULL,
  since bigint NOT NULL,
  CONSTRAINT "PK_with_leads" PRIMARY KEY (complaint_id),
  CONSTRAINT "FK_with_leads_complaints_complaint_id" FOREIGN KEY (complaint_id) REFERENCES complaints (id) ON DELETE RESTRICT
);

CREATE TABLE exposure (
  account_id uuid NOT NULL,
  day integer NOT NULL,
  hot bigint NOT NULL,
  rested bigint NOT NULL,
  at bigint,
  complaint_id bigint,
  is_hot boolean NOT NULL,
  on_case bigint NOT NULL,
  paused_until bigint,
  CONSTRAINT "PK_exposure" PRIMARY KEY (account_id)
);

CREATE INDEX "IX_complaints_update_due_id" ON complaints (update_due, id) WHERE update_due IS NOT NULL;
CREATE INDEX "IX_approvals_escalate_at_id" ON approvals (escalate_at, id) WHERE escalate_at IS NOT NULL;
CREATE INDEX "IX_with_leads_since" ON with_leads (since);
CREATE INDEX "IX_exposure_day" ON exposure (day);
