-- Who did what, when, from where, and with which result. Entries are never changed.
CREATE TABLE audit (
    id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    time   bigint NOT NULL,
    actor  text   NOT NULL,
    source text,
    action text   NOT NULL,
    target text,
    result text   NOT NULL,
    detail text
);
CREATE INDEX audit_time ON audit (time);
CREATE INDEX audit_actor ON audit (actor, id);
CREATE INDEX audit_target ON audit (target, id);

-- What services used, in intervals (seconds) that are longer for older times. Times are microseconds since 1970-01-01 UTC.
CREATE TABLE service_usage (
    service_id     bigint NOT NULL REFERENCES service (id) ON DELETE CASCADE,
    seconds        bigint NOT NULL,
    time           bigint NOT NULL,
    millicores     bigint NOT NULL,
    max_millicores bigint NOT NULL,
    memory         bigint NOT NULL,
    max_memory     bigint NOT NULL,
    PRIMARY KEY (service_id, seconds, time)
);
CREATE INDEX service_usage_time ON service_usage (seconds, time);

-- Totals of users by month (its first day); they stay when executions are deleted.
CREATE TABLE accounting (
    month                 date             NOT NULL,
    user_id               bigint           NOT NULL,
    user_name             text             NOT NULL,
    reserved_core_seconds double precision NOT NULL,
    reserved_gib_seconds  double precision NOT NULL,
    used_core_seconds     double precision NOT NULL,
    used_gib_seconds      double precision NOT NULL,
    PRIMARY KEY (month, user_id)
);
