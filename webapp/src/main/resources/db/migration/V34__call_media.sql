-- How well the audio of a leg came through; rows of before have none. Times are microseconds.
ALTER TABLE call_record ADD COLUMN packets_sent BIGINT;

ALTER TABLE call_record ADD COLUMN packets_received BIGINT;

ALTER TABLE call_record ADD COLUMN packets_lost BIGINT;

ALTER TABLE call_record ADD COLUMN jitter_us BIGINT;

ALTER TABLE call_record ADD COLUMN far_lost BIGINT;

ALTER TABLE call_record ADD COLUMN far_jitter_us BIGINT;

ALTER TABLE call_record ADD COLUMN round_trip_us BIGINT;
