-- What tells a crash loop from a crash after a long run.
ALTER TABLE service ADD COLUMN restarts_in_a_row INTEGER NOT NULL DEFAULT 0;
ALTER TABLE service ADD COLUMN running_since INTEGER;
-- Until now all restarts counted.
UPDATE service SET restarts_in_a_row = restart_count;
