-- Derby reads an index forwards only.

CREATE INDEX message_by_urgency_newest ON message (account_id, folder, urgent, received_ms DESC, id DESC);

CREATE INDEX message_by_folder_newest ON message (account_id, folder, received_ms DESC, id DESC);
