-- Since when recordings wait in the spool of each gateway; the time of the report when none does. What was opened a day before
-- that and never recorded is forgotten.
CREATE TABLE spool_report (
    node     VARCHAR(64) NOT NULL PRIMARY KEY,
    since_ms BIGINT      NOT NULL
);
