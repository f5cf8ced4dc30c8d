-- Which messages came of a leg of a call. A deposit is opened by a leg and forgotten after a while, a call record is kept.
ALTER TABLE deposit ADD COLUMN leg VARCHAR(64) DEFAULT '' NOT NULL;

CREATE TABLE call_message (
    leg        VARCHAR(64) NOT NULL,
    message_id BIGINT      NOT NULL,
    PRIMARY KEY (leg, message_id)
);
