package org.overread.core.worklist;

import java.io.ByteArrayOutputStream;
import java.text.Collator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The order of names in a list: as letters without regard to case and accents ("Österreicher" with "Ostermann"), the family name
 * first, then the given ones. The same whatever the language of the screen, so that an index can keep it. Standard: PS3.5 6.2 (PN).
 */
public final class PersonNameOrder {
    private static final Collator LETTERS = letters();
    private static final byte[] BETWEEN_COMPONENTS = {0, 0};

    /** What stands for a name in the order: compared byte by byte, without sign. */
    public static byte[] key(String personName) {
        ByteArrayOutputStream key = new ByteArrayOutputStream();
        for (String component : alphabetic(personName).split("\\^")) {
            key.writeBytes(LETTERS.getCollationKey(component.strip()).toByteArray());
            key.writeBytes(BETWEEN_COMPONENTS);
        }
        return key.toByteArray();
    }

    /** What differs in case and accents alone stands by itself. One comparator for one sorting: it keeps the keys. */
    public static Comparator<String> comparator() {
        Map<String, byte[]> keys = new HashMap<>();
        Comparator<String> byLetters =
                Comparator.comparing(name -> keys.computeIfAbsent(name, PersonNameOrder::key), Arrays::compareUnsigned);
        return byLetters.thenComparing(String.CASE_INSENSITIVE_ORDER);
    }

    /** The group in letters; a name that has none is taken as it stands. */
    private static String alphabetic(String personName) {
        String group = personName.split("=", 2)[0];
        return group.isBlank() ? personName : group;
    }

    private static Collator letters() {
        Collator collator = Collator.getInstance(Locale.ROOT);
        collator.setStrength(Collator.PRIMARY);
        collator.setDecomposition(Collator.CANONICAL_DECOMPOSITION);
        return collator;
    }

    private PersonNameOrder() {}
}
