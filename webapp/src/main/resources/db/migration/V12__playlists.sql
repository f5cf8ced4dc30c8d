-- The greatest id that a message of this mailbox ever had: an opened list ends there, and a login need not look for it.
ALTER TABLE mailbox ADD COLUMN newest_id BIGINT DEFAULT 0 NOT NULL;

UPDATE mailbox SET newest_id = (SELECT COALESCE(MAX(id), 0) FROM message
    WHERE message.account_id = mailbox.account_id);

-- A folder in the order of playing, oldest first, urgent ones apart.
CREATE INDEX message_by_urgency ON message (account_id, folder, urgent, received_ms, id);
