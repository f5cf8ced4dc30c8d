-- Whose telephones may watch how many messages wait for an extension, beside its own.
CREATE TABLE mailbox_watcher (
    extension VARCHAR(16) NOT NULL,
    watcher   VARCHAR(16) NOT NULL,
    PRIMARY KEY (extension, watcher)
);
