-- Questions to people with authority, what was given beyond what is owed, and the sums of it by month.

CREATE TABLE approvals (
  id uuid NOT NULL,
  complaint_id bigint NOT NULL,
  question text NOT NULL,
  remedy text,
  minor_units bigint,
  currency text,
  asked_by_kind integer NOT NULL,
  asked_by uuid,
  asked_at bigint NOT NULL,
  due bigint NOT NULL,
  asked_of uuid,
  state integer NOT NULL,
  decided_at bigint,
  CONSTRAINT "PK_approvals" PRIMARY KEY (id),
  CONSTRAINT "FK_approvals_complaints_complaint_id" FOREIGN KEY (complaint_id) REFERENCES complaints (id) ON DELETE RESTRICT
);

CREATE TABLE gifts (
  id uuid NOT NULL,
  complaint_id bigint NOT NULL,
  customer_id uuid NOT NULL,
  remedy text NOT NULL,
  minor_units bigint,
  currency text,
  given_at bigint NOT NULL,
  payment text,
  CONSTRAINT "PK_gifts" PRIMARY KEY (id),
  CONSTRAINT "FK_gifts_complaints_complaint_id" FOREIGN KEY (complaint_id) REFERENCES complaints (id) ON DELETE RESTRICT
);

CREATE TABLE goodwill_months (
  month integer NOT NULL,
  currency text NOT NULL,
  gifts bigint NOT NULL,
  value bigint NOT NULL,
  cost bigint NOT NULL,
  CONSTRAINT "PK_goodwill_months" PRIMARY KEY (month, currency)
);

CREATE TABLE recovery_months (
  month integer NOT NULL,
  recoveries bigint NOT NULL,
  CONSTRAINT "PK_recovery_months" PRIMARY KEY (month)
);

CREATE INDEX "IX_approvals_complaint_id" ON approvals (complaint_id);
CREATE INDEX "IX_approvals_state_due_id" ON approvals (state, due, id);
CREATE INDEX "IX_gifts_complaint_id" ON gifts (complaint_id);
CREATE INDEX "IX_gifts_customer_id_given_at" ON gifts (customer_id, given_at);
CREATE UNIQUE INDEX "IX_gifts_payment" ON gifts (payment) WHERE payment IS NOT NULL;
