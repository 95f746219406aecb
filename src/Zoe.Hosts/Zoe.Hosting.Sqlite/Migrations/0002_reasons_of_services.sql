-- Why a service was last restarted, the node that it should not return to, and why it is as it is.
ALTER TABLE service ADD COLUMN restart_reason TEXT;
ALTER TABLE service ADD COLUMN avoid_node TEXT;
ALTER TABLE service ADD COLUMN reason TEXT;
