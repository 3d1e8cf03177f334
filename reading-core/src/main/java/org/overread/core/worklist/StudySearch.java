package org.overread.core.worklist;

import java.util.List;
import java.util.Optional;

/**
 * What studies are looked for. All that is given must hold.
 *
 * @param modalities any of these; empty for all
 */
public record StudySearch(Words words, List<String> modalities, Dates dates, Sorting sorting, Page page) {

    /**
     * Words to be found; each matches the beginning of a word, whatever its case and accents.
     *
     * @param anywhere in name, ID, accession number, description, modality or body part
     */
    public record Words(
            String anywhere, String patientName, String patientId, String accessionNumber, String description) {
        public static final Words NONE = anywhere("");

        public static Words anywhere(String words) {
            return new Words(words, "", "", "", "");
        }
    }

    /** The earliest and the latest Study Date, each a DA; studies without a date are found only where neither is given. */
    public record Dates(Optional<String> from, Optional<String> to) {
        public static final Dates ANY = new Dates(Optional.empty(), Optional.empty());
    }

    /** By a column; then by date, the newest first. */
    public record Sorting(Order by, boolean ascending) {}

    /** The column that studies are sorted by. */
    public enum Order {
        DATE,
        PATIENT_NAME,
        PATIENT_ID,
        ACCESSION_NUMBER,
        DESCRIPTION,
        MODALITY,
        ARRIVED
    }

    /**
     * The part of what is found that is given.
     *
     * @param offset how many to pass over
     * @param limit how many to give at most, 1…1000
     */
    public record Page(int offset, int limit) {
        private static final int MOST = 1000;

        public Page {
            if (offset < 0 || limit < 1 || limit > MOST) {
                throw new IllegalArgumentException("offset " + offset + ", limit " + limit);
            }
        }
    }

    public StudySearch {
        modalities = List.copyOf(modalities);
    }

    /** The newest studies. */
    public static StudySearch newest(int limit) {
        return new StudySearch(Words.NONE, List.of(), Dates.ANY, new Sorting(Order.DATE, false), new Page(0, limit));
    }

    public StudySearch withAnywhere(String wanted) {
        return new StudySearch(Words.anywhere(wanted), modalities, dates, sorting, page);
    }

    public StudySearch withModalities(List<String> wanted) {
        return new StudySearch(words, wanted, dates, sorting, page);
    }

    public StudySearch between(Optional<String> from, Optional<String> to) {
        return new StudySearch(words, modalities, new Dates(from, to), sorting, page);
    }

    public StudySearch sorted(Order by, boolean ascending) {
        return new StudySearch(words, modalities, dates, new Sorting(by, ascending), page);
    }

    public StudySearch page(int offset, int limit) {
        return new StudySearch(words, modalities, dates, sorting, new Page(offset, limit));
    }
}
