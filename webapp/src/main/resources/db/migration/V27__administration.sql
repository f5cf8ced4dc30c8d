-- What administrators did, a row in the transaction of each act.
CREATE TABLE audit_entry (
    id      BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at_ms   BIGINT        NOT NULL,
    who     VARCHAR(64)   NOT NULL,
    way     VARCHAR(8)    NOT NULL,
    source  VARCHAR(64)   NOT NULL,
    act     VARCHAR(40)   NOT NULL,
    subject VARCHAR(64)   NOT NULL,
    detail  VARCHAR(2000) NOT NULL
);

CREATE INDEX audit_newest_first ON audit_entry (id DESC);

-- Nobody gets in with a disabled account. An expired password is changed at the next login.
ALTER TABLE account ADD COLUMN disabled BOOLEAN DEFAULT FALSE NOT NULL;
ALTER TABLE account ADD COLUMN password_expired BOOLEAN DEFAULT FALSE NOT NULL;
