-- Transitions of executions and of their services. A later entry replaces the one in the same slot, so that a history is
-- bounded.
CREATE TABLE execution_event (
    execution_id bigint  NOT NULL REFERENCES execution (id) ON DELETE CASCADE,
    slot         integer NOT NULL,
    sequence     integer NOT NULL,
    time         bigint  NOT NULL,
    service      text,
    from_status  text,
    to_status    text    NOT NULL,
    reason       text,
    actor        text    NOT NULL,
    PRIMARY KEY (execution_id, slot)
);

-- Idempotency keys of submissions. They outlive their executions, so that a deleted one is not submitted again.
CREATE TABLE submission_key (
    user_id      bigint NOT NULL,
    key          text   NOT NULL,
    fingerprint  text   NOT NULL,
    execution_id bigint NOT NULL,
    time         bigint NOT NULL,
    PRIMARY KEY (user_id, key)
);
CREATE INDEX submission_key_time ON submission_key (time);

-- Durations are microseconds.
ALTER TABLE execution
    ADD COLUMN application        text    NOT NULL DEFAULT '',
    ADD COLUMN priority           integer NOT NULL DEFAULT 0,
    ADD COLUMN time_limit         bigint,
    ADD COLUMN deadline           bigint,
    ADD COLUMN expected_duration  bigint,
    ADD COLUMN duration_estimated boolean NOT NULL DEFAULT false,
    ADD COLUMN restart_of         bigint,
    ADD COLUMN idle_end           bigint,
    ADD COLUMN keep_until         bigint,
    ADD COLUMN event_count        integer NOT NULL DEFAULT 0,
    ADD COLUMN trace_parent       text;
-- Former runs of a ZApp by a user that ended by themselves successfully.
CREATE INDEX execution_runs ON execution (user_id, application, id)
    WHERE status = 'terminated' AND error_message IS NULL AND time_start IS NOT NULL;

ALTER TABLE service ADD COLUMN failed_starts integer NOT NULL DEFAULT 0;

-- Quotas of users that do not have the default one; zero is no limit. The run time is in microseconds.
CREATE TABLE user_quota (
    user_id               bigint  PRIMARY KEY,
    concurrent_executions integer NOT NULL,
    memory_bytes          bigint  NOT NULL,
    millicores            bigint  NOT NULL,
    run_time              bigint  NOT NULL
);
