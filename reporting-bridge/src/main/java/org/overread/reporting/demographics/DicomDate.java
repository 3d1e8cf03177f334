package org.overread.reporting.demographics;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** DICOM dates (VR DA, PS3.5 6.2) that are dates: archives hold years alone, blanks, and 29 February 1970. */
public final class DicomDate {

    /** Empty where the value is no calendar date; it must not end a signature. */
    public static Optional<LocalDate> of(Optional<String> value) {
        return value.filter(text -> text.matches("\\d{8}")).flatMap(DicomDate::parsed);
    }

    private static Optional<LocalDate> parsed(String text) {
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(text.substring(0, 4)),
                    Integer.parseInt(text.substring(4, 6)),
                    Integer.parseInt(text.substring(6))));
        } catch (DateTimeException notInTheCalendar) {
            return Optional.empty();
        }
    }

    private DicomDate() {}
}
