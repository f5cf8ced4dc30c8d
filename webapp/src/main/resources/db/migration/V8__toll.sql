-- What users may call outside, beyond the permission itself; NULL follows the settings.
CREATE TABLE toll_right (
    account_id      BIGINT NOT NULL PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
    classes         VARCHAR(100),
    max_call_s      INTEGER,
    calls_per_day   INTEGER,
    minutes_per_day INTEGER,
    calls_at_once   INTEGER
);

-- One row for each attempt to call outside, each alarm, stop and release. placed_ms, answered_ms and ended_ms come from
-- the gateway; max_s is how long the call may last.
CREATE TABLE toll_attempt (
    ticket       VARCHAR(36)  NOT NULL PRIMARY KEY,
    call_id      VARCHAR(255) NOT NULL,
    extension    VARCHAR(16)  NOT NULL,
    caller       VARCHAR(128) NOT NULL,
    path         VARCHAR(20)  NOT NULL,
    number       VARCHAR(64)  NOT NULL,
    number_class VARCHAR(16)  NOT NULL,
    outcome      VARCHAR(12)  NOT NULL,
    reason       VARCHAR(200) NOT NULL,
    max_s        INTEGER      NOT NULL,
    asked_ms     BIGINT       NOT NULL,
    placed_ms    BIGINT,
    answered_ms  BIGINT,
    ended_ms     BIGINT
);

CREATE INDEX toll_attempt_by_time ON toll_attempt (asked_ms, ticket);
CREATE INDEX toll_attempt_by_user ON toll_attempt (extension, asked_ms);

-- Who is stopped ('all' for everybody) since when and why; after a release from when calls and refusals are counted.
CREATE TABLE toll_stop (
    subject      VARCHAR(16) NOT NULL PRIMARY KEY,
    stopped_ms   BIGINT,
    reason       VARCHAR(64) NOT NULL,
    released_ms  BIGINT      NOT NULL
);
