-- What silent models gave: apart from all that readers are shown, and read by those who monitor models only.
CREATE TABLE monitored_run (
  run_uid   TEXT PRIMARY KEY,
  study_uid TEXT NOT NULL,
  status    TEXT NOT NULL,
  findings  TEXT NOT NULL
) STRICT;
CREATE INDEX monitored_run_of_study ON monitored_run (study_uid);
CREATE TRIGGER monitored_run_is_not_changed BEFORE UPDATE ON monitored_run BEGIN SELECT RAISE(ABORT, 'append only'); END;
