-- Times are milliseconds since 1970-01-01 UTC: the same on every database, and nothing depends on a time zone.

CREATE TABLE account (
    id            BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    extension     VARCHAR(16)  NOT NULL UNIQUE,
    login         VARCHAR(64)  NOT NULL UNIQUE,
    first_name    VARCHAR(64)  NOT NULL,
    last_name     VARCHAR(64)  NOT NULL,
    language      VARCHAR(35)  NOT NULL,
    presence      SMALLINT     NOT NULL,
    roles         VARCHAR(255) NOT NULL,
    pin_salt      VARCHAR(64)  NOT NULL,
    pin_hash      VARCHAR(128) NOT NULL,
    pin_expired   BOOLEAN      NOT NULL,
    password_hash VARCHAR(255) NOT NULL
);

-- Wrong secrets by what was typed, whether it exists or not, so that neither answer nor time tells one from the other.
CREATE TABLE login_failure (
    subject  VARCHAR(100) NOT NULL PRIMARY KEY,
    failures INTEGER      NOT NULL,
    last_ms  BIGINT       NOT NULL
);

-- Counters change in the transaction that changes the messages; this row is also the lock of the mailbox.
CREATE TABLE mailbox (
    account_id  BIGINT  NOT NULL PRIMARY KEY REFERENCES account (id),
    new_count   INTEGER NOT NULL,
    saved_count INTEGER NOT NULL,
    revision    BIGINT  NOT NULL
);

-- Immutable sound, shared by everything that points to it and freed with the last reference.
CREATE TABLE audio (
    id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    codec       VARCHAR(16) NOT NULL,
    size_bytes  INTEGER     NOT NULL,
    duration_ms INTEGER     NOT NULL,
    refs        INTEGER     NOT NULL
);

CREATE TABLE audio_chunk (
    audio_id BIGINT   NOT NULL REFERENCES audio (id),
    n        INTEGER  NOT NULL,
    content  ${chunk} NOT NULL,
    PRIMARY KEY (audio_id, n)
);

CREATE TABLE message (
    id            BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account_id    BIGINT       NOT NULL REFERENCES mailbox (account_id),
    folder        VARCHAR(8)   NOT NULL,
    from_number   VARCHAR(64)  NOT NULL,
    from_name     VARCHAR(128) NOT NULL,
    from_internal BOOLEAN      NOT NULL,
    received_ms   BIGINT       NOT NULL,
    duration_ms   INTEGER      NOT NULL,
    audio_id      BIGINT       NOT NULL REFERENCES audio (id),
    urgent        BOOLEAN      NOT NULL
);

CREATE INDEX message_by_folder ON message (account_id, folder, received_ms, id);

-- One row for each chance to leave a message; a delivered one names the message it became.
CREATE TABLE deposit (
    id            VARCHAR(32)  NOT NULL PRIMARY KEY,
    account_id    BIGINT       NOT NULL REFERENCES account (id),
    caller_number VARCHAR(64)  NOT NULL,
    caller_name   VARCHAR(128) NOT NULL,
    internal      BOOLEAN      NOT NULL,
    opened_ms     BIGINT       NOT NULL,
    state         VARCHAR(10)  NOT NULL,
    message_id    BIGINT
);

CREATE INDEX deposit_by_age ON deposit (opened_ms);

-- Slot 0 is the default greeting, 1 to 7 belong to the presences.
CREATE TABLE greeting (
    account_id    BIGINT   NOT NULL REFERENCES account (id),
    slot          SMALLINT NOT NULL,
    audio_id      BIGINT   NOT NULL REFERENCES audio (id),
    announce_only BOOLEAN  NOT NULL,
    PRIMARY KEY (account_id, slot)
);

CREATE TABLE name_recording (
    account_id BIGINT NOT NULL PRIMARY KEY REFERENCES account (id),
    audio_id   BIGINT NOT NULL REFERENCES audio (id)
);
