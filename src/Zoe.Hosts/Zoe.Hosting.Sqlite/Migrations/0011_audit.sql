-- Who did what, when, from where, and with which result. Entries are never changed.
CREATE TABLE audit (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    time   INTEGER NOT NULL,
    actor  TEXT    NOT NULL,
    source TEXT,
    action TEXT    NOT NULL,
    target TEXT,
    result TEXT    NOT NULL,
    detail TEXT
);
CREATE INDEX audit_time ON audit (time);
CREATE INDEX audit_actor ON audit (actor, id);
CREATE INDEX audit_target ON audit (target, id);
