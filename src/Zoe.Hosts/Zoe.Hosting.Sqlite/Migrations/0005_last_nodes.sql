-- Where a service ran, for those who ask after its end.
ALTER TABLE service ADD COLUMN last_node TEXT;
UPDATE service SET last_node = node;
