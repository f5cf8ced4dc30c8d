-- How an owner is told of new messages; without a row, not at all. The secret of the webhook is sealed with the server key.
CREATE TABLE notification (
    account_id     BIGINT       NOT NULL PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
    mode           VARCHAR(16)  NOT NULL,
    address        VARCHAR(254) NOT NULL,
    audio          BOOLEAN      NOT NULL,
    webhook        VARCHAR(500) NOT NULL,
    webhook_secret VARCHAR(500) NOT NULL
);

CREATE TABLE escalation_level (
    account_id BIGINT       NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    level_no   SMALLINT     NOT NULL,
    address    VARCHAR(254) NOT NULL,
    period_s   INTEGER      NOT NULL,
    retries    INTEGER      NOT NULL,
    continues  BOOLEAN      NOT NULL,
    PRIMARY KEY (account_id, level_no)
);

-- The levels that are being alerted now, and of which message.
CREATE TABLE escalation (
    account_id BIGINT   NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    level_no   SMALLINT NOT NULL,
    message_id BIGINT   NOT NULL,
    sent       INTEGER  NOT NULL,
    due_ms     BIGINT   NOT NULL,
    PRIMARY KEY (account_id, level_no)
);

CREATE INDEX escalation_by_time ON escalation (due_ms);

-- The outbox: what is still to be sent, written in the transaction of its cause. A row is gone when it was taken.
CREATE TABLE notice (
    id         BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_id   VARCHAR(36)  NOT NULL,
    account_id BIGINT       NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    kind       VARCHAR(16)  NOT NULL,
    level_no   SMALLINT     NOT NULL,
    address    VARCHAR(500) NOT NULL,
    audio      BOOLEAN      NOT NULL,
    message_id BIGINT       NOT NULL,
    new_count  INTEGER      NOT NULL,
    attempts   INTEGER      NOT NULL,
    created_ms BIGINT       NOT NULL,
    due_ms     BIGINT       NOT NULL
);

CREATE INDEX notice_by_time ON notice (kind, due_ms);
