-- Sound does not get smaller by compression: trying costs half of the time that a deposit takes.

ALTER TABLE audio_chunk ALTER COLUMN content SET STORAGE EXTERNAL;
