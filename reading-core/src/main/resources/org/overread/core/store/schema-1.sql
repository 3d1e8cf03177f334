-- Times are nanoseconds since 1970-01-01T00:00:00Z. Columns that a query needs stand beside the JSON that tells the rest.

CREATE TABLE run (
  run_uid   TEXT PRIMARY KEY,
  study_uid TEXT NOT NULL,
  state     TEXT NOT NULL,
  finished  INTEGER NOT NULL,
  offered   INTEGER,              -- order in which its findings came before the reader; NULL: they did not
  status    TEXT NOT NULL
) STRICT;
CREATE INDEX run_of_study ON run (study_uid);

CREATE TABLE finding (
  tracking_uid TEXT PRIMARY KEY,
  study_uid    TEXT NOT NULL,
  finding      TEXT NOT NULL
) STRICT;

CREATE TABLE run_finding (
  run_uid      TEXT NOT NULL REFERENCES run (run_uid),
  tracking_uid TEXT NOT NULL REFERENCES finding (tracking_uid),
  place        INTEGER NOT NULL,  -- in descending score, from 0
  PRIMARY KEY (run_uid, tracking_uid)
) STRICT, WITHOUT ROWID;
CREATE INDEX run_of_finding ON run_finding (tracking_uid);

CREATE TABLE assessment_entry (
  entry        INTEGER PRIMARY KEY AUTOINCREMENT,
  entry_key    TEXT NOT NULL UNIQUE,  -- of one step of one session: writing it again adds nothing
  study_uid    TEXT NOT NULL,
  tracking_uid TEXT NOT NULL REFERENCES finding (tracking_uid),
  body         TEXT NOT NULL
) STRICT;
CREATE INDEX assessment_entry_of_study ON assessment_entry (study_uid);

CREATE TABLE report (
  report_uid  TEXT PRIMARY KEY,
  study_uid   TEXT NOT NULL,
  predecessor TEXT REFERENCES report (report_uid),  -- set for an addendum
  report      TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX first_report_of_study ON report (study_uid) WHERE predecessor IS NULL;

CREATE TABLE document (
  kind         TEXT NOT NULL,
  document_uid TEXT NOT NULL,
  report_uid   TEXT NOT NULL REFERENCES report (report_uid),
  media_type   TEXT NOT NULL,
  bytes        BLOB NOT NULL,
  sha256       TEXT NOT NULL,
  PRIMARY KEY (kind, document_uid)
) STRICT;
CREATE INDEX document_of_report ON document (report_uid);

CREATE TABLE outbox (
  entry        INTEGER PRIMARY KEY AUTOINCREMENT,
  report_uid   TEXT NOT NULL REFERENCES report (report_uid),
  kind         TEXT NOT NULL,
  document_uid TEXT NOT NULL,
  destination  TEXT NOT NULL,
  state        TEXT NOT NULL,
  attempts     INTEGER NOT NULL DEFAULT 0,
  next_attempt INTEGER,           -- set while pending
  last_error   TEXT,
  UNIQUE (kind, document_uid, destination),
  FOREIGN KEY (kind, document_uid) REFERENCES document (kind, document_uid)
) STRICT;
CREATE INDEX outbox_pending ON outbox (next_attempt) WHERE state = 'PENDING';

CREATE TABLE audit (
  record INTEGER PRIMARY KEY,
  body   TEXT NOT NULL,
  hash   TEXT NOT NULL
) STRICT;

CREATE TABLE audit_head (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  head TEXT NOT NULL
) STRICT;

-- What was decided, signed and recorded is added to, never changed.
CREATE TRIGGER assessment_entry_is_not_changed BEFORE UPDATE ON assessment_entry BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER assessment_entry_is_not_deleted BEFORE DELETE ON assessment_entry BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER finding_is_not_changed BEFORE UPDATE ON finding BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER finding_is_not_deleted BEFORE DELETE ON finding BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER report_is_not_changed BEFORE UPDATE ON report BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER report_is_not_deleted BEFORE DELETE ON report BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER document_is_not_changed BEFORE UPDATE ON document BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER document_is_not_deleted BEFORE DELETE ON document BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER audit_is_not_deleted BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER outbox_is_not_deleted BEFORE DELETE ON outbox BEGIN SELECT RAISE(ABORT, 'never lost'); END;
