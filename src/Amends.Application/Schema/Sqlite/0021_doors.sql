-- Tokens of programs may end by themselves, and the list of what was changed is found by who did it, by what it was, and by which part of the settings.

ALTER TABLE "tokens" ADD COLUMN "expires_at" INTEGER NULL;
ALTER TABLE "people_changes" ADD COLUMN "subject" TEXT NULL;

CREATE UNIQUE INDEX "IX_tokens_name" ON "tokens" ("name") WHERE revoked_at IS NULL;
CREATE INDEX "IX_people_changes_by_at_id" ON "people_changes" ("by", "at", "id");
CREATE INDEX "IX_people_changes_kind_at_id" ON "people_changes" ("kind", "at", "id");
CREATE INDEX "IX_people_changes_subject_at_id" ON "people_changes" ("subject", "at", "id");
