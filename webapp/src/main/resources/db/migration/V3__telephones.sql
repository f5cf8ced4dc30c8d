-- What SIP telephones prove who they are with: H(user:realm:secret), each sealed with the server key.
CREATE TABLE sip_secret (
    account_id BIGINT       NOT NULL PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
    realm      VARCHAR(64)  NOT NULL,
    md5        VARCHAR(255) NOT NULL,
    sha256     VARCHAR(255) NOT NULL
);

-- What gateways must hear of, in the order in which the changes of one subject were committed.
CREATE TABLE gateway_event (
    n          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind       VARCHAR(16)   NOT NULL,
    subject    VARCHAR(64)   NOT NULL,
    content    VARCHAR(1000) NOT NULL,
    created_ms BIGINT        NOT NULL
);

CREATE INDEX gateway_event_by_age ON gateway_event (created_ms);

-- Where telephones can be reached. A flow (the connection that a telephone opened) lives on one node in one run of it.
CREATE TABLE registration (
    node          VARCHAR(64)   NOT NULL,
    extension     VARCHAR(16)   NOT NULL,
    contact       VARCHAR(500)  NOT NULL,
    boot          VARCHAR(64)   NOT NULL,
    flow          VARCHAR(100)  NOT NULL,
    path          VARCHAR(1000) NOT NULL,
    call_id       VARCHAR(255)  NOT NULL,
    sequence      BIGINT        NOT NULL,
    q             INTEGER       NOT NULL,
    user_agent    VARCHAR(200)  NOT NULL,
    expires_ms    BIGINT        NOT NULL,
    PRIMARY KEY (extension, contact)
);
