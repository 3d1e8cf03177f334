package org.overread.viewer.worklist;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Which days studies are looked for of. {@code from} and {@code to} count for {@link Span#BETWEEN} alone; either may be open. */
public record StudyDays(Span span, Optional<LocalDate> from, Optional<LocalDate> to) {

    /** Days as a reader names them. */
    public enum Span {
        ANY,
        TODAY,
        YESTERDAY,
        WEEK,
        BETWEEN
    }

    public static StudyDays of(Span span) {
        return new StudyDays(span, Optional.empty(), Optional.empty());
    }

    /** The earliest Study Date, a DA. */
    public Optional<String> first(LocalDate today) {
        return da(
                switch (span) {
                    case ANY -> Optional.empty();
                    case TODAY -> Optional.of(today);
                    case YESTERDAY -> Optional.of(today.minusDays(1));
                    case WEEK -> Optional.of(today.minusDays(6));
                    case BETWEEN -> from;
                });
    }

    /** The latest Study Date, a DA. */
    public Optional<String> last(LocalDate today) {
        return da(
                switch (span) {
                    case ANY -> Optional.empty();
                    case TODAY, WEEK -> Optional.of(today);
                    case YESTERDAY -> Optional.of(today.minusDays(1));
                    case BETWEEN -> to;
                });
    }

    private static Optional<String> da(Optional<LocalDate> day) {
        return day.map(DateTimeFormatter.BASIC_ISO_DATE::format);
    }
}
