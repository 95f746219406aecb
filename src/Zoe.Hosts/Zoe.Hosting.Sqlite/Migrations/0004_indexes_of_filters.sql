-- One index for each filter of the list; each ends in the id, by which lists are ordered.
CREATE INDEX execution_status ON execution (status);
CREATE INDEX execution_name ON execution (name);
CREATE INDEX execution_user_status ON execution (user_id, status);
CREATE INDEX execution_time_submit ON execution (time_submit);
CREATE INDEX execution_time_start ON execution (time_start);
CREATE INDEX execution_time_end ON execution (time_end);
