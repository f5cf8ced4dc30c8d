-- Who is invited to a conference by e-mail, and in which language.
CREATE TABLE conference_guest (
    number   VARCHAR(16)  NOT NULL,
    address  VARCHAR(254) NOT NULL,
    language VARCHAR(16)  NOT NULL,
    PRIMARY KEY (number, address)
);

-- How calendars know a conference: by a name of its own, and by the number of its version.
CREATE TABLE conference_invitation (
    number   VARCHAR(16) NOT NULL PRIMARY KEY,
    uid      VARCHAR(64) NOT NULL,
    revision INTEGER     NOT NULL
);

-- E-mails that are written already, for notices of the kind 'prepared', whose message_id they are. The content is sealed with
-- the server key.
CREATE TABLE prepared_mail (
    id      BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    subject VARCHAR(500)   NOT NULL,
    method  VARCHAR(10)    NOT NULL,
    content VARCHAR(32000) NOT NULL
);
