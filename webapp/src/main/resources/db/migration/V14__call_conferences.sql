-- Which conference a leg of a call came into, noted when it does; the record of the leg comes at its end.
CREATE TABLE call_conference (
    leg        VARCHAR(64) NOT NULL PRIMARY KEY,
    conference VARCHAR(16) NOT NULL
);
