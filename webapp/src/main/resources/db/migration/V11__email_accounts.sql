-- Where an owner's e-mail is, to be counted. The password is sealed with the server key.
CREATE TABLE email_account (
    account_id BIGINT       NOT NULL PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
    host       VARCHAR(255) NOT NULL,
    port       INTEGER      NOT NULL,
    security   VARCHAR(8)   NOT NULL,
    user_name  VARCHAR(255) NOT NULL,
    password   VARCHAR(1000) NOT NULL
);

-- When a message was put aside; what stays so is purged at night.
ALTER TABLE message ADD COLUMN aside_ms BIGINT DEFAULT 0 NOT NULL;
