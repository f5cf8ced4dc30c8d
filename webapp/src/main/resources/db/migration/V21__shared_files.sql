-- Files that everybody with a login sees. The content lies in the data folder under the id.
CREATE TABLE shared_file (
    id         BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name       VARCHAR(200) NOT NULL,
    size_bytes BIGINT       NOT NULL,
    account_id BIGINT       NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    added_ms   BIGINT       NOT NULL
);
