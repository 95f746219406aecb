-- Durations are microseconds.
ALTER TABLE execution ADD COLUMN application TEXT NOT NULL DEFAULT '';
ALTER TABLE execution ADD COLUMN priority INTEGER NOT NULL DEFAULT 0;
ALTER TABLE execution ADD COLUMN time_limit INTEGER;
ALTER TABLE execution ADD COLUMN deadline INTEGER;
ALTER TABLE execution ADD COLUMN expected_duration INTEGER;
ALTER TABLE execution ADD COLUMN duration_estimated INTEGER NOT NULL DEFAULT 0;
ALTER TABLE execution ADD COLUMN restart_of INTEGER;
ALTER TABLE execution ADD COLUMN idle_end INTEGER;
ALTER TABLE execution ADD COLUMN keep_until INTEGER;
UPDATE execution SET application = coalesce(json_extract(description, '$.name'), '') WHERE json_valid(description);
-- Former runs of a ZApp by a user that ended by themselves successfully.
CREATE INDEX execution_runs ON execution (user_id, application, id)
    WHERE status = 'terminated' AND error_message IS NULL AND time_start IS NOT NULL;
ALTER TABLE service ADD COLUMN failed_starts INTEGER NOT NULL DEFAULT 0;
