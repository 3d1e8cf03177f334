package org.overread.core.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The letters of Patient Orientation (0020,0020) and their opposites (PS3.3 C.7.6.1.1.1). */
enum OrientationCode {
    BIPED(Map.of("L", "R", "R", "L", "A", "P", "P", "A", "H", "F", "F", "H")),
    /** The opposite of dorsal is ventral, palmar or plantar, that of caudal cranial or rostral: left open. */
    QUADRUPED(Map.ofEntries(
            Map.entry("LE", "RT"),
            Map.entry("RT", "LE"),
            Map.entry("D", ""),
            Map.entry("V", "D"),
            Map.entry("CR", "CD"),
            Map.entry("CD", ""),
            Map.entry("R", "CD"),
            Map.entry("M", "L"),
            Map.entry("L", "M"),
            Map.entry("PR", "DI"),
            Map.entry("DI", "PR"),
            Map.entry("PA", "D"),
            Map.entry("PL", "D")));

    private final Map<String, String> opposites;

    OrientationCode(Map<String, String> opposites) {
        this.opposites = opposites;
    }

    /** The value itself where it is made of up to three letters of this code, each once and none with its opposite. */
    Optional<String> letters(String value) {
        List<String> parts = parts(value);
        boolean contradictory = parts.stream()
                .anyMatch(
                        part -> parts.contains(opposites.get(part)) || parts.indexOf(part) != parts.lastIndexOf(part));
        return parts.isEmpty() || parts.size() > 3 || contradictory ? Optional.empty() : Optional.of(value);
    }

    /** What lies at the other side; empty where the code does not say for one of the letters. */
    String opposite(String value) {
        StringBuilder letters = new StringBuilder();
        for (String part : parts(value)) {
            String other = opposites.get(part);
            if (other.isEmpty()) {
                return "";
            }
            letters.append(other);
        }
        return letters.toString();
    }

    /** The longest letters first: CR is cranial, not C and rostral. Empty where something else stands there. */
    private List<String> parts(String value) {
        List<String> parts = new ArrayList<>();
        for (int at = 0; at < value.length(); ) {
            int two = Math.min(at + 2, value.length());
            int end = opposites.containsKey(value.substring(at, two)) ? two : at + 1;
            String part = value.substring(at, end);
            if (!opposites.containsKey(part)) {
                return List.of();
            }
            parts.add(part);
            at = end;
        }
        return parts;
    }
}
