-- What an owner looks at: the newest legs that came from an extension, or were for it.
CREATE INDEX call_record_by_route ON call_record (route, begun_ms DESC, leg DESC);

CREATE INDEX call_record_by_number ON call_record (to_number, begun_ms DESC, leg DESC);
