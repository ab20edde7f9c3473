-- Scenarios of one's own, every version that was saved; taking one out of use is a version too.

CREATE TABLE scenarios (
  id text NOT NULL,
  version integer NOT NULL,
  text text NOT NULL,
  withdrawn boolean NOT NULL,
  at bigint NOT NULL,
  by uuid NOT NULL,
  CONSTRAINT "PK_scenarios" PRIMARY KEY (id, version)
);
