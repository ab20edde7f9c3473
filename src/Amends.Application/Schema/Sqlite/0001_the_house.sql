-- The house: accounts, customers, complaints with their timelines and messages, and what runs beside them.
-- Moments are 100-nanosecond ticks since 1970 in UTC.

CREATE TABLE "accounts" (
  "id" TEXT NOT NULL CONSTRAINT "PK_accounts" PRIMARY KEY,
  "name" TEXT NOT NULL,
  "role" INTEGER NOT NULL,
  "created_at" INTEGER NOT NULL,
  "disabled_at" INTEGER NULL,
  "user_name" TEXT NULL,
  "normalized_user_name" TEXT NULL,
  "email" TEXT NULL,
  "normalized_email" TEXT NULL,
  "email_confirmed" INTEGER NOT NULL,
  "password_hash" TEXT NULL,
  "security_stamp" TEXT NULL,
  "concurrency_stamp" TEXT NULL,
  "phone_number" TEXT NULL,
  "phone_number_confirmed" INTEGER NOT NULL,
  "two_factor_enabled" INTEGER NOT NULL,
  "lockout_end" INTEGER NULL,
  "lockout_enabled" INTEGER NOT NULL,
  "access_failed_count" INTEGER NOT NULL
);

CREATE TABLE "customers" (
  "id" TEXT NOT NULL CONSTRAINT "PK_customers" PRIMARY KEY,
  "name" TEXT NOT NULL,
  "preferences" TEXT NULL,
  "created_at" INTEGER NOT NULL
);

CREATE TABLE "idempotency" (
  "caller" TEXT NOT NULL,
  "key" TEXT NOT NULL,
  "request_hash" BLOB NOT NULL,
  "answer" TEXT NOT NULL,
  "at" INTEGER NOT NULL,
  CONSTRAINT "PK_idempotency" PRIMARY KEY ("caller", "key")
) WITHOUT ROWID;

CREATE TABLE "outbox" (
  "id" INTEGER NOT NULL CONSTRAINT "PK_outbox" PRIMARY KEY,
  "kind" TEXT NOT NULL,
  "complaint_id" INTEGER NULL,
  "payload" TEXT NOT NULL,
  "not_before" INTEGER NOT NULL,
  "attempts" INTEGER NOT NULL,
  "done_at" INTEGER NULL,
  "result" TEXT NULL
);

CREATE TABLE "settings" (
  "key" TEXT NOT NULL CONSTRAINT "PK_settings" PRIMARY KEY,
  "value" TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE "tokens" (
  "id" TEXT NOT NULL CONSTRAINT "PK_tokens" PRIMARY KEY,
  "name" TEXT NOT NULL,
  "role" INTEGER NOT NULL,
  "hash" BLOB NOT NULL,
  "created_by" TEXT NULL,
  "created_at" INTEGER NOT NULL,
  "last_used_at" INTEGER NULL,
  "revoked_at" INTEGER NULL
);

CREATE TABLE "account_claims" (
  "id" INTEGER NOT NULL CONSTRAINT "PK_account_claims" PRIMARY KEY AUTOINCREMENT,
  "user_id" TEXT NOT NULL,
  "claim_type" TEXT NULL,
  "claim_value" TEXT NULL,
  CONSTRAINT "FK_account_claims_accounts_user_id" FOREIGN KEY ("user_id") REFERENCES "accounts" ("id") ON DELETE CASCADE
);

CREATE TABLE "account_logins" (
  "login_provider" TEXT NOT NULL,
  "provider_key" TEXT NOT NULL,
  "provider_display_name" TEXT NULL,
  "user_id" TEXT NOT NULL,
  CONSTRAINT "PK_account_logins" PRIMARY KEY ("login_provider", "provider_key"),
  CONSTRAINT "FK_account_logins_accounts_user_id" FOREIGN KEY ("user_id") REFERENCES "accounts" ("id") ON DELETE CASCADE
);

CREATE TABLE "account_passkeys" (
  "credential_id" BLOB NOT NULL CONSTRAINT "PK_account_passkeys" PRIMARY KEY,
  "user_id" TEXT NOT NULL,
  "data" TEXT NOT NULL,
  CONSTRAINT "FK_account_passkeys_accounts_user_id" FOREIGN KEY ("user_id") REFERENCES "accounts" ("id") ON DELETE CASCADE
);

CREATE TABLE "account_tokens" (
  "user_id" TEXT NOT NULL,
  "login_provider" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "value" TEXT NULL,
  CONSTRAINT "PK_account_tokens" PRIMARY KEY ("user_id", "login_provider", "name"),
  CONSTRAINT "FK_account_tokens_accounts_user_id" FOREIGN KEY ("user_id") REFERENCES "accounts" ("id") ON DELETE CASCADE
);

CREATE TABLE "complaints" (
  "id" INTEGER NOT NULL CONSTRAINT "PK_complaints" PRIMARY KEY,
  "reference" TEXT NOT NULL,
  "external_id" TEXT NULL,
  "customer_id" TEXT NOT NULL,
  "customer_name" TEXT NOT NULL,
  "channel" INTEGER NOT NULL,
  "subject" TEXT NULL,
  "snippet" TEXT NOT NULL,
  "stage" INTEGER NOT NULL,
  "owner" TEXT NULL,
  "heat" REAL NOT NULL,
  "peak" REAL NOT NULL,
  "signals" TEXT NOT NULL,
  "answer_by" INTEGER NOT NULL,
  "why" TEXT NOT NULL,
  "waiting_since" INTEGER NULL,
  "next_due" INTEGER NULL,
  "next_due_code" TEXT NULL,
  "broken_promises" INTEGER NOT NULL,
  "received_at" INTEGER NOT NULL,
  "changed_at" INTEGER NOT NULL,
  "restricted" INTEGER NOT NULL,
  "version" INTEGER NOT NULL,
  "link_version" INTEGER NOT NULL,
  "chain" BLOB NOT NULL,
  "state" TEXT NOT NULL,
  CONSTRAINT "FK_complaints_customers_customer_id" FOREIGN KEY ("customer_id") REFERENCES "customers" ("id") ON DELETE RESTRICT
);

CREATE TABLE "identities" (
  "kind" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  "shown" TEXT NOT NULL,
  "customer_id" TEXT NOT NULL,
  CONSTRAINT "PK_identities" PRIMARY KEY ("kind", "value"),
  CONSTRAINT "FK_identities_customers_customer_id" FOREIGN KEY ("customer_id") REFERENCES "customers" ("id") ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE "complaint_people" (
  "complaint_id" INTEGER NOT NULL,
  "account_id" TEXT NOT NULL,
  CONSTRAINT "PK_complaint_people" PRIMARY KEY ("complaint_id", "account_id"),
  CONSTRAINT "FK_complaint_people_complaints_complaint_id" FOREIGN KEY ("complaint_id") REFERENCES "complaints" ("id") ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE "drafts" (
  "complaint_id" INTEGER NOT NULL,
  "account_id" TEXT NOT NULL,
  "text" TEXT NOT NULL,
  "saved_at" INTEGER NOT NULL,
  CONSTRAINT "PK_drafts" PRIMARY KEY ("complaint_id", "account_id"),
  CONSTRAINT "FK_drafts_complaints_complaint_id" FOREIGN KEY ("complaint_id") REFERENCES "complaints" ("id") ON DELETE CASCADE
);

CREATE TABLE "messages" (
  "key" INTEGER NOT NULL CONSTRAINT "PK_messages" PRIMARY KEY,
  "id" TEXT NOT NULL,
  "complaint_id" INTEGER NOT NULL,
  "direction" INTEGER NOT NULL,
  "channel" INTEGER NOT NULL,
  "text" TEXT NOT NULL,
  "html" TEXT NULL,
  "at" INTEGER NOT NULL,
  "by_kind" INTEGER NOT NULL,
  "by_id" TEXT NULL,
  "heat" REAL NULL,
  "reading" TEXT NULL,
  "review" TEXT NULL,
  CONSTRAINT "FK_messages_complaints_complaint_id" FOREIGN KEY ("complaint_id") REFERENCES "complaints" ("id") ON DELETE RESTRICT
);

CREATE TABLE "promises" (
  "id" TEXT NOT NULL CONSTRAINT "PK_promises" PRIMARY KEY,
  "complaint_id" INTEGER NOT NULL,
  "words" TEXT NOT NULL,
  "promisor" INTEGER NOT NULL,
  "owner" TEXT NULL,
  "made_at" INTEGER NOT NULL,
  "due" INTEGER NULL,
  "precision" INTEGER NOT NULL,
  "state" INTEGER NOT NULL,
  "slips" INTEGER NOT NULL,
  CONSTRAINT "FK_promises_complaints_complaint_id" FOREIGN KEY ("complaint_id") REFERENCES "complaints" ("id") ON DELETE RESTRICT
);

CREATE TABLE "timeline" (
  "complaint_id" INTEGER NOT NULL,
  "sequence" INTEGER NOT NULL,
  "at" INTEGER NOT NULL,
  "by_kind" INTEGER NOT NULL,
  "by_id" TEXT NULL,
  "kind" TEXT NOT NULL,
  "data" TEXT NOT NULL,
  "evidence" TEXT NULL,
  "words" TEXT NULL,
  "salt" BLOB NULL,
  "words_hash" BLOB NULL,
  "hash" BLOB NOT NULL,
  CONSTRAINT "PK_timeline" PRIMARY KEY ("complaint_id", "sequence"),
  CONSTRAINT "FK_timeline_complaints_complaint_id" FOREIGN KEY ("complaint_id") REFERENCES "complaints" ("id") ON DELETE RESTRICT
) WITHOUT ROWID;

CREATE INDEX "IX_account_claims_user_id" ON "account_claims" ("user_id");
CREATE INDEX "IX_account_logins_user_id" ON "account_logins" ("user_id");
CREATE INDEX "IX_account_passkeys_user_id" ON "account_passkeys" ("user_id");
CREATE INDEX "EmailIndex" ON "accounts" ("normalized_email");
CREATE UNIQUE INDEX "UserNameIndex" ON "accounts" ("normalized_user_name");
CREATE INDEX "IX_complaints_customer_id_id" ON "complaints" ("customer_id", "id");
CREATE UNIQUE INDEX "IX_complaints_external_id" ON "complaints" ("external_id") WHERE external_id IS NOT NULL;
CREATE INDEX "ix_complaints_queue" ON "complaints" ("stage", "answer_by", "id", "reference", "customer_name", "channel", "subject", "snippet", "owner", "heat", "signals", "waiting_since", "next_due", "next_due_code", "broken_promises", "received_at", "restricted", "version", "customer_id", "why");
CREATE UNIQUE INDEX "IX_complaints_reference" ON "complaints" ("reference");
CREATE INDEX "IX_complaints_stage_heat_id" ON "complaints" ("stage", "heat", "id");
CREATE INDEX "IX_complaints_stage_next_due_id" ON "complaints" ("stage", "next_due", "id");
CREATE INDEX "IX_complaints_stage_owner_answer_by_id" ON "complaints" ("stage", "owner", "answer_by", "id");
CREATE INDEX "IX_complaints_stage_received_at_id" ON "complaints" ("stage", "received_at", "id");
CREATE INDEX "IX_idempotency_at" ON "idempotency" ("at");
CREATE INDEX "IX_identities_customer_id" ON "identities" ("customer_id");
CREATE INDEX "IX_messages_complaint_id_key" ON "messages" ("complaint_id", "key");
CREATE INDEX "IX_outbox_not_before_id" ON "outbox" ("not_before", "id") WHERE done_at IS NULL;
CREATE INDEX "IX_promises_complaint_id" ON "promises" ("complaint_id");
CREATE INDEX "IX_promises_state_due_id" ON "promises" ("state", "due", "id");
CREATE UNIQUE INDEX "IX_tokens_hash" ON "tokens" ("hash");

-- People's words may be erased from the timeline; nothing else of it ever changes.
CREATE TRIGGER timeline_is_append_only_update BEFORE UPDATE ON timeline
WHEN NOT (NEW.words IS NULL AND NEW.salt IS NULL
  AND NEW.complaint_id IS OLD.complaint_id AND NEW.sequence IS OLD.sequence AND NEW.at IS OLD.at
  AND NEW.by_kind IS OLD.by_kind AND NEW.by_id IS OLD.by_id AND NEW.kind IS OLD.kind AND NEW.data IS OLD.data
  AND NEW.evidence IS OLD.evidence AND NEW.words_hash IS OLD.words_hash AND NEW.hash IS OLD.hash)
BEGIN
  SELECT RAISE(ABORT, 'The timeline is append-only.');
END;

CREATE TRIGGER timeline_is_append_only_delete BEFORE DELETE ON timeline
BEGIN
  SELECT RAISE(ABORT, 'The timeline is append-only.');
END;

-- Only the index of words: the messages themselves stay where they are. rowid is the message's key.
CREATE VIRTUAL TABLE search USING fts5(words, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2');
