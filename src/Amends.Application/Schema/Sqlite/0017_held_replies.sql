-- Words that wait before they go to the customer: some seconds in which their writer may think again, or until a time they chose.

CREATE TABLE "held_replies" (
  "id" TEXT NOT NULL CONSTRAINT "PK_held_replies" PRIMARY KEY,
  "complaint_id" INTEGER NOT NULL,
  "account_id" TEXT NOT NULL,
  "text" TEXT NOT NULL,
  "choices" TEXT NOT NULL,
  "seen" INTEGER NOT NULL,
  "planned" INTEGER NOT NULL,
  "held_at" INTEGER NOT NULL,
  "send_at" INTEGER NOT NULL,
  "stopped" TEXT NULL,
  CONSTRAINT "FK_held_replies_complaints_complaint_id" FOREIGN KEY ("complaint_id") REFERENCES "complaints" ("id") ON DELETE CASCADE
);

CREATE INDEX "IX_held_replies_account_id" ON "held_replies" ("account_id");
CREATE INDEX "IX_held_replies_complaint_id" ON "held_replies" ("complaint_id");
CREATE INDEX "IX_held_replies_send_at_id" ON "held_replies" ("send_at", "id") WHERE stopped IS NULL;
