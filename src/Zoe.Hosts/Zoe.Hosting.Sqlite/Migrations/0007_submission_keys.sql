-- Idempotency keys of submissions. They outlive their executions, so that a deleted one is not submitted again.
CREATE TABLE submission_key (
    user_id      INTEGER NOT NULL,
    key          TEXT    NOT NULL,
    fingerprint  TEXT    NOT NULL,
    execution_id INTEGER NOT NULL,
    time         INTEGER NOT NULL,
    PRIMARY KEY (user_id, key)
) WITHOUT ROWID;
CREATE INDEX submission_key_time ON submission_key (time);
