-- Steps of plans that other departments do and nothing is heard of yet: when each is to be raised.

CREATE TABLE "steps" (
  "id" TEXT NOT NULL CONSTRAINT "PK_steps" PRIMARY KEY,
  "complaint_id" INTEGER NOT NULL,
  "silent_at" INTEGER NOT NULL,
  CONSTRAINT "FK_steps_complaints_complaint_id" FOREIGN KEY ("complaint_id") REFERENCES "complaints" ("id") ON DELETE RESTRICT
);

CREATE INDEX "IX_steps_complaint_id" ON "steps" ("complaint_id");
CREATE INDEX "IX_steps_silent_at_id" ON "steps" ("silent_at", "id");
