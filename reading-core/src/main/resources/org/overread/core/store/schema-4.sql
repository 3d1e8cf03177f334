-- The frames that readers pick out: the latest entry of a mark is its state.
CREATE TABLE key_image_entry (
  entry        INTEGER PRIMARY KEY AUTOINCREMENT,
  entry_key    TEXT NOT NULL UNIQUE,  -- of one step of one session: writing it again adds nothing
  study_uid    TEXT NOT NULL,
  tracking_uid TEXT NOT NULL,
  body         TEXT NOT NULL
) STRICT;
CREATE INDEX key_image_entry_of_study ON key_image_entry (study_uid);
CREATE TRIGGER key_image_entry_is_not_changed BEFORE UPDATE ON key_image_entry BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER key_image_entry_is_not_deleted BEFORE DELETE ON key_image_entry BEGIN SELECT RAISE(ABORT, 'append only'); END;
