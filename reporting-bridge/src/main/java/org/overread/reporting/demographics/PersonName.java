package org.overread.reporting.demographics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A DICOM person name, taken apart (PS3.5 6.2.1): up to three ways of writing it, each family^given^middle^prefix^suffix.
 * HL7 and FHIR order the parts differently; nobody is to count carets elsewhere.
 */
public record PersonName(Optional<Group> alphabetic, Optional<Group> ideographic, Optional<Group> phonetic) {

    /** One way of writing a name; absent parts are empty. */
    public record Group(String family, String given, String middle, String prefix, String suffix) {}

    /** Reads a PN value; a name of unknown structure is all family name. */
    public static PersonName of(String value) {
        String[] groups = value.split("=", 3);
        return new PersonName(group(groups, 0), group(groups, 1), group(groups, 2));
    }

    /** All ways of writing it that there are, alphabetic first. */
    public List<Group> groups() {
        List<Group> groups = new ArrayList<>();
        alphabetic.ifPresent(groups::add);
        ideographic.ifPresent(groups::add);
        phonetic.ifPresent(groups::add);
        return groups;
    }

    private static Optional<Group> group(String[] groups, int index) {
        if (index >= groups.length || groups[index].replace("^", "").isBlank()) {
            return Optional.empty();
        }
        String[] parts = groups[index].split("\\^", -1);
        return Optional.of(new Group(part(parts, 0), part(parts, 1), part(parts, 2), part(parts, 3), part(parts, 4)));
    }

    private static String part(String[] parts, int index) {
        return index < parts.length ? parts[index].strip() : "";
    }
}
