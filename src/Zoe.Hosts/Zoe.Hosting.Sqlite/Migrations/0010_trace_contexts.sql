-- The trace context (traceparent) of the request that submitted an execution.
ALTER TABLE execution ADD COLUMN trace_parent TEXT;
