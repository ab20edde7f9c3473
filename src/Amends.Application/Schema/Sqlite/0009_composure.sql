-- When customers are to hear from us without news, insults that leads are asked about, overdue questions, and today's hot minutes of each colleague.

ALTER TABLE "complaints" ADD COLUMN "update_due" INTEGER NULL;
UPDATE complaints SET update_due = next_due WHERE stage = 1 AND next_due_code = 'update';

-- The messages that insult are part of a case's state from now on.
UPDATE complaints SET state = json_set(state, '$.abusive', (
    SELECT json_group_array(id) FROM (
      SELECT json_extract(t.data, '$.messageId') AS id FROM timeline t
      WHERE t.complaint_id = complaints.id AND t.kind = 'message_received' AND EXISTS (SELECT 1 FROM json_each(t.data, '$.signals') s WHERE s.value = 'abuse')
      ORDER BY t.sequence)))
  WHERE ' ' || signals || ' ' LIKE '% abuse %';

ALTER TABLE "approvals" ADD COLUMN "escalate_at" INTEGER NULL;
ALTER TABLE "approvals" ADD COLUMN "escalated_to" TEXT NULL;
UPDATE approvals SET escalate_at = due WHERE state = 0;

CREATE TABLE "with_leads" (
  "complaint_id" INTEGER NOT NULL CONSTRAINT "PK_with_leads" PRIMARY KEY,
  "since" INTEGER NOT NULL,
  CONSTRAINT "FK_with_leads_complaints_complaint_id" FOREIGN KEY ("complaint_id") REFERENCES "complaints" ("id") ON DELETE RESTRICT
);

CREATE TABLE "exposure" (
  "account_id" TEXT NOT NULL CONSTRAINT "PK_exposure" PRIMARY KEY,
  "day" INTEGER NOT NULL,
  "hot" INTEGER NOT NULL,
  "rested" INTEGER NOT NULL,
  "at" INTEGER NULL,
  "complaint_id" INTEGER NULL,
  "is_hot" INTEGER NOT NULL,
  "on_case" INTEGER NOT NULL,
  "paused_until" INTEGER NULL
);

CREATE INDEX "IX_complaints_update_due_id" ON "complaints" ("update_due", "id") WHERE update_due IS NOT NULL;
CREATE INDEX "IX_approvals_escalate_at_id" ON "approvals" ("escalate_at", "id") WHERE escalate_at IS NOT NULL;
CREATE INDEX "IX_with_leads_since" ON "with_leads" ("since");
CREATE INDEX "IX_exposure_day" ON "exposure" ("day");
