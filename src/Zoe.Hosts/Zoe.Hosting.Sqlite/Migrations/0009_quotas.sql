-- Quotas of users that do not have the default one; zero is no limit. The run time is in microseconds.
CREATE TABLE user_quota (
    user_id               INTEGER PRIMARY KEY,
    concurrent_executions INTEGER NOT NULL,
    memory_bytes          INTEGER NOT NULL,
    millicores            INTEGER NOT NULL,
    run_time              INTEGER NOT NULL
);
