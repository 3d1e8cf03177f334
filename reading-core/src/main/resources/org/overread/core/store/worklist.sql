-- The worklist: what can be read anew from the images. Keys as in StudyKey: in the order of the studies' dates.
CREATE TABLE IF NOT EXISTS study (
  id           INTEGER PRIMARY KEY,
  study_uid    TEXT NOT NULL,
  patient_name TEXT NOT NULL COLLATE NOCASE,
  patient_id   TEXT NOT NULL,
  issuer       TEXT NOT NULL,
  birth_date   TEXT,
  sex          TEXT,
  age          TEXT,
  study_date   TEXT,
  study_time   TEXT,
  accession    TEXT,
  description  TEXT NOT NULL COLLATE NOCASE,
  modalities   TEXT NOT NULL,
  body_parts   TEXT NOT NULL,
  referring    TEXT,
  series       INTEGER NOT NULL,
  images       INTEGER NOT NULL,
  source       TEXT NOT NULL,
  local        INTEGER NOT NULL,
  arrived      INTEGER NOT NULL,
  name_key     BLOB NOT NULL DEFAULT x'', -- as in PersonNameOrder
  UNIQUE (study_uid, patient_id, issuer)
) STRICT;
DROP INDEX IF EXISTS study_by_name;
CREATE INDEX IF NOT EXISTS study_by_name_key ON study (name_key, patient_name, id);
CREATE INDEX IF NOT EXISTS study_by_patient ON study (patient_id, id);
CREATE INDEX IF NOT EXISTS study_by_accession ON study (accession, id);
CREATE INDEX IF NOT EXISTS study_by_description ON study (description, id);
CREATE INDEX IF NOT EXISTS study_by_modality ON study (modalities, id);
-- upwards, too, the newest first, where many studies have the same value
CREATE INDEX IF NOT EXISTS study_up_by_accession ON study (accession, id DESC);
CREATE INDEX IF NOT EXISTS study_up_by_description ON study (description, id DESC);
CREATE INDEX IF NOT EXISTS study_up_by_modality ON study (modalities, id DESC);
CREATE INDEX IF NOT EXISTS study_by_arrival ON study (arrived, id);
CREATE INDEX IF NOT EXISTS study_by_source ON study (source);
CREATE VIRTUAL TABLE IF NOT EXISTS study_text USING fts5 (
  name_words, id_words, accession_words, description_words, modality_words, part_words,
  tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);
