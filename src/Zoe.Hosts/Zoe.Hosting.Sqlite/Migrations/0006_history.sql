-- Transitions of executions and of their services. A later entry replaces the one in the same slot, so that a history is
-- bounded.
CREATE TABLE execution_event (
    execution_id INTEGER NOT NULL REFERENCES execution (id) ON DELETE CASCADE,
    slot         INTEGER NOT NULL,
    sequence     INTEGER NOT NULL,
    time         INTEGER NOT NULL,
    service      TEXT,
    from_status  TEXT,
    to_status    TEXT    NOT NULL,
    reason       TEXT,
    actor        TEXT    NOT NULL,
    PRIMARY KEY (execution_id, slot)
) WITHOUT ROWID;
ALTER TABLE execution ADD COLUMN event_count INTEGER NOT NULL DEFAULT 0;
