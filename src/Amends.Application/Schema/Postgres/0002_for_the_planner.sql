-- PostgreSQL learns what a full house looks like by itself. What it needs is room for rows that change often to change in place, and a broom
-- that comes often enough to keep index-only reads of the queue index-only.
ALTER TABLE complaints SET (fillfactor = 85, autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
ALTER TABLE outbox SET (fillfactor = 85, autovacuum_vacuum_scale_factor = 0.02);
