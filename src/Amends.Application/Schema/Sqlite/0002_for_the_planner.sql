-- What a full house looks like, told to the planner from the start: few stages, many colleagues, times that hardly repeat. Without it,
-- one colleague's queue would be read out of everybody's.
ANALYZE sqlite_schema;

INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
  ('complaints', 'ix_complaints_queue', '1000000 250000 2 1'),
  ('complaints', 'IX_complaints_stage_owner_answer_by_id', '1000000 250000 100 1 1'),
  ('complaints', 'IX_complaints_stage_heat_id', '1000000 250000 500 1'),
  ('complaints', 'IX_complaints_stage_received_at_id', '1000000 250000 1 1'),
  ('complaints', 'IX_complaints_stage_next_due_id', '1000000 250000 2 1'),
  ('complaints', 'IX_complaints_customer_id_id', '1000000 3 1'),
  ('complaints', 'IX_complaints_reference', '1000000 1'),
  ('complaints', 'IX_complaints_external_id', '1000000 1');

-- Read at once by this connection too.
ANALYZE sqlite_schema;
