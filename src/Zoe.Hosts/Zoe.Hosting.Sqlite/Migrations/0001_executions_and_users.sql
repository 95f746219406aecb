CREATE TABLE leadership (
    id    INTEGER PRIMARY KEY CHECK (id = 1),
    epoch INTEGER NOT NULL
);
INSERT INTO leadership (id, epoch) VALUES (1, 0);

CREATE TABLE next_ids (
    id        INTEGER PRIMARY KEY CHECK (id = 1),
    execution INTEGER NOT NULL,
    service   INTEGER NOT NULL
);
INSERT INTO next_ids (id, execution, service) VALUES (1, 1, 1);

CREATE TABLE user (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    username      TEXT    NOT NULL UNIQUE,
    password_hash TEXT,
    fs_uid        INTEGER NOT NULL,
    email         TEXT    NOT NULL,
    enabled       INTEGER NOT NULL
);

-- Times are microseconds since 1970-01-01 UTC; statuses are the names that the REST API shows.
CREATE TABLE execution (
    id            INTEGER PRIMARY KEY,
    name          TEXT    NOT NULL,
    user_id       INTEGER NOT NULL,
    user_name     TEXT    NOT NULL,
    user_fs_uid   INTEGER NOT NULL,
    description   TEXT    NOT NULL,
    status        TEXT    NOT NULL,
    outcome       TEXT,
    time_submit   INTEGER NOT NULL,
    time_start    INTEGER,
    time_end      INTEGER,
    error_message TEXT,
    wait_reason   TEXT
);
CREATE INDEX execution_active ON execution (status) WHERE status NOT IN ('terminated', 'error');
CREATE INDEX execution_user ON execution (user_id, id);

CREATE TABLE service (
    id             INTEGER PRIMARY KEY,
    execution_id   INTEGER NOT NULL REFERENCES execution (id) ON DELETE CASCADE,
    position       INTEGER NOT NULL,
    name           TEXT    NOT NULL,
    service_group  TEXT    NOT NULL,
    essential      INTEGER NOT NULL,
    status         TEXT    NOT NULL,
    restarting     INTEGER NOT NULL,
    attempt        INTEGER NOT NULL,
    restart_count  INTEGER NOT NULL,
    not_before     INTEGER,
    node           TEXT,
    backend_id     TEXT,
    backend_status TEXT    NOT NULL,
    exit_code      INTEGER,
    ip_address     TEXT,
    ports          TEXT    NOT NULL,
    error_message  TEXT
);
CREATE INDEX service_execution ON service (execution_id, position);
