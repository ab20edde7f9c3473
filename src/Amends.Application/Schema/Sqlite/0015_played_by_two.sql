-- A session in which a colleague plays the customer, and whether their answer is waited for.

ALTER TABLE "practice_sessions" ADD COLUMN "partner_id" TEXT NULL;
ALTER TABLE "practice_sessions" ADD COLUMN "waits" INTEGER NOT NULL DEFAULT 0;

CREATE INDEX "IX_practice_sessions_partner_id_ended" ON "practice_sessions" ("partner_id", "ended") WHERE partner_id IS NOT NULL;
