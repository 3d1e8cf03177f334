-- What readers draw and measure: the latest entry of an annotation is its state.
CREATE TABLE annotation_entry (
  entry        INTEGER PRIMARY KEY AUTOINCREMENT,
  entry_key    TEXT NOT NULL UNIQUE,  -- of one step of one session: writing it again adds nothing
  study_uid    TEXT NOT NULL,
  tracking_uid TEXT NOT NULL,
  body         TEXT NOT NULL
) STRICT;
CREATE INDEX annotation_entry_of_study ON annotation_entry (study_uid);
CREATE TRIGGER annotation_entry_is_not_changed BEFORE UPDATE ON annotation_entry BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER annotation_entry_is_not_deleted BEFORE DELETE ON annotation_entry BEGIN SELECT RAISE(ABORT, 'append only'); END;
