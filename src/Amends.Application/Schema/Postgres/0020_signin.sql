-- Who is signed in, and where. The key lies in the browser's cookie; here is only its SHA-256.

CREATE TABLE sign_ins (
  id uuid NOT NULL,
  account_id uuid NOT NULL,
  key_hash bytea NOT NULL,
  stamp text NOT NULL,
  proof integer NOT NULL,
  device text NOT NULL,
  address text,
  begun_at bigint NOT NULL,
  seen_at bigint NOT NULL,
  confirmed_at bigint NOT NULL,
  locked_at bigint,
  CONSTRAINT "PK_sign_ins" PRIMARY KEY (id),
  CONSTRAINT "FK_sign_ins_accounts_account_id" FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE CASCADE
);

CREATE UNIQUE INDEX "IX_sign_ins_key_hash" ON sign_ins (key_hash);
CREATE INDEX "IX_sign_ins_account_id_seen_at" ON sign_ins (account_id, seen_at);
CREATE INDEX "IX_sign_ins_seen_at" ON sign_ins (seen_at);
