package org.overread.core.study;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;

/** Moments of a PET acquisition, in the local time of its scanner; empty where absent or unreadable. */
final class PetTimes {
    private static final Pattern DATE = Pattern.compile("(\\d{4})[.-]?(\\d\\d)[.-]?(\\d\\d)");
    private static final Pattern TIME = Pattern.compile("(\\d\\d):?(\\d\\d):?(\\d\\d)(?:\\.(\\d{1,9}))?");
    private static final Pattern DATE_TIME = Pattern.compile("(\\d{8})(\\d{6}(?:\\.\\d{1,6})?)(?:[+-]\\d{4})?");
    private static final int NANOS = 9;

    static Optional<LocalDateTime> series(DataSet header) {
        return at(header, Tag.SeriesDate, Tag.SeriesTime);
    }

    static Optional<LocalDateTime> acquisition(DataSet header) {
        return at(header, Tag.AcquisitionDate, Tag.AcquisitionTime)
                .or(() -> header.string(Tag.AcquisitionDateTime).flatMap(PetTimes::dateTime));
    }

    /** A DT value of at least seconds; an offset from UTC is left aside: scanners write one and the same throughout. */
    static Optional<LocalDateTime> dateTime(String text) {
        Matcher parts = DATE_TIME.matcher(text.strip());
        return parts.matches()
                ? date(parts.group(1)).flatMap(date -> time(parts.group(2)).map(date::atTime))
                : Optional.empty();
    }

    static Optional<LocalTime> time(String text) {
        Matcher parts = TIME.matcher(text.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        String fraction = parts.group(4) == null ? "" : parts.group(4);
        int nanos = Integer.parseInt(fraction + "0".repeat(NANOS - fraction.length()));
        try {
            return Optional.of(LocalTime.of(
                    Integer.parseInt(parts.group(1)),
                    Integer.parseInt(parts.group(2)),
                    Integer.parseInt(parts.group(3)),
                    nanos));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDateTime> at(DataSet header, int dateTag, int timeTag) {
        return header.string(dateTag)
                .flatMap(PetTimes::date)
                .flatMap(date -> header.string(timeTag).flatMap(PetTimes::time).map(date::atTime));
    }

    private static Optional<LocalDate> date(String text) {
        Matcher parts = DATE.matcher(text.strip());
        try {
            return parts.matches()
                    ? Optional.of(LocalDate.of(
                            Integer.parseInt(parts.group(1)),
                            Integer.parseInt(parts.group(2)),
                            Integer.parseInt(parts.group(3))))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private PetTimes() {}
}
