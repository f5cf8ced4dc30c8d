-- What an owner sends: one deposit, account_id being the sender, for all that are to get it. A forwarded message has
-- parts behind the introduction, and who left it first and when.
ALTER TABLE deposit ADD COLUMN sent BOOLEAN DEFAULT FALSE NOT NULL;
ALTER TABLE deposit ADD COLUMN urgent BOOLEAN DEFAULT FALSE NOT NULL;
ALTER TABLE deposit ADD COLUMN origin_number VARCHAR(64);
ALTER TABLE deposit ADD COLUMN origin_name VARCHAR(128);
ALTER TABLE deposit ADD COLUMN origin_internal BOOLEAN;
ALTER TABLE deposit ADD COLUMN origin_ms BIGINT;

CREATE TABLE deposit_recipient (
    deposit_id VARCHAR(32) NOT NULL REFERENCES deposit (id) ON DELETE CASCADE,
    account_id BIGINT      NOT NULL REFERENCES account (id),
    PRIMARY KEY (deposit_id, account_id)
);

-- Each row holds a reference to its sound until the deposit ends.
CREATE TABLE deposit_part (
    deposit_id VARCHAR(32) NOT NULL REFERENCES deposit (id) ON DELETE CASCADE,
    n          INTEGER     NOT NULL,
    audio_id   BIGINT      NOT NULL REFERENCES audio (id),
    PRIMARY KEY (deposit_id, n)
);

ALTER TABLE message ADD COLUMN origin_number VARCHAR(64);
ALTER TABLE message ADD COLUMN origin_name VARCHAR(128);
ALTER TABLE message ADD COLUMN origin_internal BOOLEAN;
ALTER TABLE message ADD COLUMN origin_ms BIGINT;

-- What plays behind the sound of a message.
CREATE TABLE message_part (
    message_id BIGINT  NOT NULL REFERENCES message (id),
    n          INTEGER NOT NULL,
    audio_id   BIGINT  NOT NULL REFERENCES audio (id),
    PRIMARY KEY (message_id, n)
);

-- The length of everything in the mailbox, for its limit.
ALTER TABLE mailbox ADD COLUMN total_ms BIGINT DEFAULT 0 NOT NULL;

UPDATE mailbox SET total_ms = (SELECT COALESCE(SUM(duration_ms), 0) FROM message
    WHERE message.account_id = mailbox.account_id);

-- What differs from the section voicemail of the settings; without a row, nothing does.
CREATE TABLE voicemail (
    account_id     BIGINT  NOT NULL PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
    enabled        BOOLEAN NOT NULL,
    max_messages   INTEGER,
    max_total_s    INTEGER,
    max_caller_s   INTEGER,
    max_owner_s    INTEGER,
    end_on_silence BOOLEAN,
    operator       VARCHAR(16)
);

-- Numbers that stand for several mailboxes.
CREATE TABLE message_alias (
    number VARCHAR(16) NOT NULL PRIMARY KEY,
    name   VARCHAR(64) NOT NULL
);

CREATE TABLE message_alias_member (
    number     VARCHAR(16) NOT NULL REFERENCES message_alias (number) ON DELETE CASCADE,
    account_id BIGINT      NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    PRIMARY KEY (number, account_id)
);
