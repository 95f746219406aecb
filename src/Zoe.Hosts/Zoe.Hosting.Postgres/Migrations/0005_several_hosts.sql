-- Which executions each write has changed, so that hosts that do not lead read only those. Kept for a while.
CREATE TABLE execution_change (
    revision   bigint      PRIMARY KEY,
    executions bigint[]    NOT NULL,
    added      timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX execution_change_added ON execution_change (added);

-- A row lock puts revisions in the order of the commits.
CREATE TABLE change_counter (
    id       integer PRIMARY KEY CHECK (id = 1),
    revision bigint  NOT NULL
);
INSERT INTO change_counter (id, revision) VALUES (1, 0);

-- The epoch of the last leader that writes execution_change. Earlier versions do not.
ALTER TABLE leader ADD COLUMN change_epoch bigint;

-- Secrets that all hosts share: keys of cookies and links, and sessions that were ended before they expire.
CREATE TABLE secret (
    kind    text        NOT NULL,
    name    text        NOT NULL,
    value   text        NOT NULL,
    added   timestamptz NOT NULL DEFAULT clock_timestamp(),
    expires timestamptz,
    PRIMARY KEY (kind, name)
);

-- When each execution was last used through its links, on any host.
CREATE TABLE link_activity (
    execution_id bigint      PRIMARY KEY REFERENCES execution (id) ON DELETE CASCADE,
    last         timestamptz NOT NULL
);
