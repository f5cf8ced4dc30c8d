-- Creator and moderator are accounts; ids are never used twice, so one that is gone is nobody.
-- A conference by its ID. Standing ones (scheduled FALSE) are those of the settings and have no times. An empty password of
-- one of these is the one of the settings; all others are sealed with the server key. begins is the local time of the first
-- occurrence of a series, start_ms the moment of the current one; changed_ms is when it came into its state.
CREATE TABLE conference (
    number       VARCHAR(16)  NOT NULL PRIMARY KEY,
    scheduled    BOOLEAN      NOT NULL,
    description  VARCHAR(200) NOT NULL,
    password     VARCHAR(500) NOT NULL,
    creator_id   BIGINT,
    moderator_id BIGINT,
    state        VARCHAR(10)  NOT NULL,
    begins       VARCHAR(16)  NOT NULL,
    zone         VARCHAR(64)  NOT NULL,
    start_ms     BIGINT       NOT NULL,
    duration_min INTEGER      NOT NULL,
    repetition   VARCHAR(16)  NOT NULL,
    changed_ms   BIGINT       NOT NULL
);

-- Who was in which conference and when; left_ms is NULL as long as somebody is in.
CREATE TABLE conference_visit (
    id        BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    number    VARCHAR(16)  NOT NULL,
    caller    VARCHAR(128) NOT NULL,
    name      VARCHAR(128) NOT NULL,
    joined_ms BIGINT       NOT NULL,
    left_ms   BIGINT
);

CREATE INDEX conference_visit_by_time ON conference_visit (number, joined_ms, id);
