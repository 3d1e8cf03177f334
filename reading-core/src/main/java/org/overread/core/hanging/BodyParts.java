package org.overread.core.hanging;

import java.util.List;
import java.util.Locale;

/** Body parts as images state them: Defined Terms, code meanings, and what sites write. */
final class BodyParts {

    /** Whether one of the stated parts has a word that begins with one of the wanted: CHEST_ABDOMEN is of CHEST. */
    static boolean name(List<String> stated, List<String> wanted) {
        return stated.stream()
                .flatMap(part -> List.of(part.toUpperCase(Locale.ROOT).split("[^\\p{L}]+")).stream())
                .anyMatch(word -> wanted.stream().anyMatch(part -> word.startsWith(part.toUpperCase(Locale.ROOT))));
    }

    private BodyParts() {}
}
