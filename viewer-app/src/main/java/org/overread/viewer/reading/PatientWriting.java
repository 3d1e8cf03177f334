package org.overread.viewer.reading;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.overread.core.study.Patient;
import org.overread.viewer.theme.Texts;

/** Patient and study in the words of the banner. What the files do not say is said to be unknown, never left blank. */
final class PatientWriting {
    private static final int NAME_COMPONENTS = 5;

    /** "DOE, JANE" of a PN value: the alphabetic group, family name first, every component kept (PS3.5 6.2). */
    static String name(String personName) {
        String[] parts = personName.split("=", 2)[0].split("\\^");
        List<String> given = new ArrayList<>();
        for (int i = 1; i < Math.min(parts.length, NAME_COMPONENTS); i++) {
            if (!parts[i].isBlank()) {
                given.add(parts[i].strip());
            }
        }
        String family = parts.length == 0 ? "" : parts[0].strip();
        String written = given.isEmpty() ? family : family + ", " + String.join(" ", given);
        return written.isBlank() ? Texts.of("banner.noName") : written;
    }

    /** "F · 77 y · born 1933-05-01". */
    static String person(Patient patient, Optional<String> studyDate) {
        List<String> parts = new ArrayList<>();
        parts.add(patient.sex().orElse(Texts.of("banner.noSex")));
        age(patient, studyDate).ifPresent(parts::add);
        parts.add(patient.birthDate()
                .map(PatientWriting::date)
                .map(born -> Texts.of("banner.born", born))
                .orElse(Texts.of("banner.noBirthDate")));
        return String.join("  ·  ", parts);
    }

    /** Patient's Age as the files say, else from birth date and study date: "77 y", "5 m". */
    static Optional<String> age(Patient patient, Optional<String> studyDate) {
        Optional<String> stated = patient.age()
                .filter(age -> age.matches("\\d{3}[DWMY]"))
                .map(age -> age(Integer.parseInt(age.substring(0, 3)), age.substring(3)));
        return stated.or(() -> patient.birthDate()
                .flatMap(PatientWriting::day)
                .flatMap(born -> studyDate
                        .flatMap(PatientWriting::day)
                        .filter(day -> !day.isBefore(born))
                        .map(day -> age(Period.between(born, day).getYears(), "Y"))));
    }

    private static String age(int count, String unit) {
        return Texts.of("age." + unit.toLowerCase(Locale.ROOT), Integer.toString(count));
    }

    /** "ID 4711 · acc 9". */
    static String identifiers(Patient patient, Optional<String> accessionNumber) {
        String id = patient.id().isBlank() ? Texts.of("banner.noId") : Texts.of("banner.id", patient.id());
        String accession = accessionNumber
                .filter(number -> !number.isBlank())
                .map(number -> Texts.of("banner.accession", number))
                .orElse(Texts.of("banner.noAccession"));
        return id + "  ·  " + accession;
    }

    /** "CT CHEST W CONTRAST · 2010-02-27". */
    static String study(String description, Optional<String> date) {
        List<String> parts = new ArrayList<>();
        parts.add(description.isBlank() ? Texts.of("banner.noDescription") : description);
        parts.add(date.map(PatientWriting::date).orElse(Texts.of("banner.noDate")));
        return String.join("  ·  ", parts);
    }

    /** A DA value as the language writes dates; as it stands where it is not a date. */
    static String date(String da) {
        return Texts.date(da);
    }

    private static Optional<LocalDate> day(String da) {
        try {
            return Optional.of(LocalDate.parse(da, DateTimeFormatter.BASIC_ISO_DATE));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private PatientWriting() {}
}
