-- What services used, in intervals (seconds) that are longer for older times. Times are microseconds since 1970-01-01 UTC.
CREATE TABLE service_usage (
    service_id     INTEGER NOT NULL REFERENCES service (id) ON DELETE CASCADE,
    seconds        INTEGER NOT NULL,
    time           INTEGER NOT NULL,
    millicores     INTEGER NOT NULL,
    max_millicores INTEGER NOT NULL,
    memory         INTEGER NOT NULL,
    max_memory     INTEGER NOT NULL,
    PRIMARY KEY (service_id, seconds, time)
);
CREATE INDEX service_usage_time ON service_usage (seconds, time);

-- Totals of users by month (its first day); they stay when executions are deleted.
CREATE TABLE accounting (
    month                 TEXT    NOT NULL,
    user_id               INTEGER NOT NULL,
    user_name             TEXT    NOT NULL,
    reserved_core_seconds REAL    NOT NULL,
    reserved_gib_seconds  REAL    NOT NULL,
    used_core_seconds     REAL    NOT NULL,
    used_gib_seconds      REAL    NOT NULL,
    PRIMARY KEY (month, user_id)
);
