-- One chunk a page. On pages of the usual 4 KB a chunk is spread over nine, which in-place compress cannot move.

CALL SYSCS_UTIL.SYSCS_SET_DATABASE_PROPERTY('derby.storage.pageSize', '32768');

CREATE TABLE audio_page (
    audio_id BIGINT   NOT NULL REFERENCES audio (id),
    n        INTEGER  NOT NULL,
    content  ${chunk} NOT NULL,
    PRIMARY KEY (audio_id, n)
);

CALL SYSCS_UTIL.SYSCS_SET_DATABASE_PROPERTY('derby.storage.pageSize', NULL);

INSERT INTO audio_page (audio_id, n, content) SELECT audio_id, n, content FROM audio_chunk;

DROP TABLE audio_chunk;

RENAME TABLE audio_page TO audio_chunk;
