-- Who is signed in, and where. The key lies in the browser's cookie; here is only its SHA-256.

CREATE TABLE "sign_ins" (
  "id" TEXT NOT NULL CONSTRAINT "PK_sign_ins" PRIMARY KEY,
  "account_id" TEXT NOT NULL,
  "key_hash" BLOB NOT NULL,
  "stamp" TEXT NOT NULL,
  "proof" INTEGER NOT NULL,
  "device" TEXT NOT NULL,
  "address" TEXT NULL,
  "begun_at" INTEGER NOT NULL,
  "seen_at" INTEGER NOT NULL,
  "confirmed_at" INTEGER NOT NULL,
  "locked_at" INTEGER NULL,
  CONSTRAINT "FK_sign_ins_accounts_account_id" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id") ON DELETE CASCADE
);

CREATE UNIQUE INDEX "IX_sign_ins_key_hash" ON "sign_ins" ("key_hash");
CREATE INDEX "IX_sign_ins_account_id_seen_at" ON "sign_ins" ("account_id", "seen_at");
CREATE INDEX "IX_sign_ins_seen_at" ON "sign_ins" ("seen_at");
