-- Requests of hosts that do not lead, until the leader has answered them; answers are kept for a while.
CREATE TABLE request (
    id       bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    request  text        NOT NULL,
    added    timestamptz NOT NULL DEFAULT clock_timestamp(),
    answer   text
);
CREATE INDEX request_pending ON request (id) WHERE answer IS NULL;
