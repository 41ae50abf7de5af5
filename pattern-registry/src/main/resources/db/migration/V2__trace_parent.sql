-- Where in a trace a revision came from (W3C traceparent); null when nobody said, or traces nothing.
ALTER TABLE change_log ADD COLUMN trace_parent text COLLATE "C" CHECK (length(trace_parent) = 55);
