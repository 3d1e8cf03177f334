package org.overread.core.worklist;

import java.util.List;
import java.util.Optional;

/**
 * What studies are looked for. All that is given must hold. Words match the beginning of a word, whatever its case and
 * accents.
 *
 * @param anywhere words to be found in name, ID, accession number, description, modality or body part
 * @param modalities any of these; empty for all
 * @param from the earliest Study Date, a DA; studies without a date are not found then
 * @param to the latest Study Date, a DA
 * @param offset how many of the studies found to pass over
 * @param limit how many to give at most, 1…1000
 */
public record StudySearch(
        String anywhere,
        String patientName,
        String patientId,
        String accessionNumber,
        String description,
        List<String> modalities,
        Optional<String> from,
        Optional<String> to,
        Order order,
        boolean ascending,
        int offset,
        int limit) {
    private static final int MOST = 1000;

    /** The column that studies are sorted by; then by date, the newest first. */
    public enum Order {
        DATE,
        PATIENT_NAME,
        PATIENT_ID,
        ACCESSION_NUMBER,
        DESCRIPTION,
        MODALITY,
        ARRIVED
    }

    public StudySearch {
        modalities = List.copyOf(modalities);
        if (offset < 0 || limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("offset " + offset + ", limit " + limit);
        }
    }

    /** The newest studies. */
    public static StudySearch newest(int limit) {
        return new StudySearch(
                "", "", "", "", "", List.of(), Optional.empty(), Optional.empty(), Order.DATE, false, 0, limit);
    }

    public StudySearch withAnywhere(String words) {
        return new StudySearch(
                words,
                patientName,
                patientId,
                accessionNumber,
                description,
                modalities,
                from,
                to,
                order,
                ascending,
                offset,
                limit);
    }

    public StudySearch withModalities(List<String> wanted) {
        return new StudySearch(
                anywhere,
                patientName,
                patientId,
                accessionNumber,
                description,
                wanted,
                from,
                to,
                order,
                ascending,
                offset,
                limit);
    }

    public StudySearch between(Optional<String> first, Optional<String> last) {
        return new StudySearch(
                anywhere,
                patientName,
                patientId,
                accessionNumber,
                description,
                modalities,
                first,
                last,
                order,
                ascending,
                offset,
                limit);
    }

    public StudySearch sorted(Order by, boolean upwards) {
        return new StudySearch(
                anywhere,
                patientName,
                patientId,
                accessionNumber,
                description,
                modalities,
                from,
                to,
                by,
                upwards,
                offset,
                limit);
    }

    public StudySearch page(int first, int count) {
        return new StudySearch(
                anywhere,
                patientName,
                patientId,
                accessionNumber,
                description,
                modalities,
                from,
                to,
                order,
                ascending,
                first,
                count);
    }
}
