-- One row for each leg of a call that is over. A gateway that is not sure brings a leg again.
CREATE TABLE call_record (
    leg         VARCHAR(64)  NOT NULL PRIMARY KEY,
    call_id     VARCHAR(255) NOT NULL,
    direction   VARCHAR(3)   NOT NULL,
    from_number VARCHAR(128) NOT NULL,
    to_number   VARCHAR(128) NOT NULL,
    begun_ms    BIGINT       NOT NULL,
    answered_ms BIGINT,
    ended_ms    BIGINT       NOT NULL,
    cause       VARCHAR(200) NOT NULL,
    route       VARCHAR(128) NOT NULL
);

CREATE INDEX call_record_by_time ON call_record (begun_ms, leg);
