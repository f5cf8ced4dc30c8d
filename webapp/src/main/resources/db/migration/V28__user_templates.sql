-- Named settings of users (FEATURES 8.1): names of fields and values as JSON.
CREATE TABLE user_template (
    name     VARCHAR(64)   NOT NULL PRIMARY KEY,
    settings VARCHAR(4000) NOT NULL
);

-- Which template a user was given last, and the values that it had then: what differs from them is an override.
CREATE TABLE user_template_use (
    account_id BIGINT        NOT NULL PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
    template   VARCHAR(64)   NOT NULL,
    settings   VARCHAR(4000) NOT NULL
);
