package org.overread.core.hanging;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.overread.core.study.Patient;

/** In what two studies contradict each other about whose they are. */
public enum IdentityDifference {
    PATIENT_ID,
    ISSUER,
    BIRTH_DATE,
    SEX,
    NAME;

    /** What both state, and differently; of the ID also what one does not state: without it nothing says that it is one patient. */
    public static Set<IdentityDifference> between(Patient one, Patient other) {
        Set<IdentityDifference> differences = EnumSet.noneOf(IdentityDifference.class);
        if (one.id().isBlank() || !one.id().strip().equals(other.id().strip())) {
            differences.add(PATIENT_ID);
        }
        if (!one.issuerOfId().strip().equals(other.issuerOfId().strip())) {
            differences.add(ISSUER);
        }
        if (contradict(one.birthDate(), other.birthDate())) {
            differences.add(BIRTH_DATE);
        }
        if (contradict(one.sex(), other.sex())) {
            differences.add(SEX);
        }
        if (!plain(one.name()).equals(plain(other.name()))) {
            differences.add(NAME);
        }
        return differences;
    }

    /** Whether these make it another patient's study, which is not to be shown beside. */
    public static boolean isAnotherPatient(Set<IdentityDifference> differences) {
        return differences.contains(PATIENT_ID) || differences.contains(ISSUER);
    }

    private static boolean contradict(Optional<String> one, Optional<String> other) {
        return one.isPresent()
                && other.isPresent()
                && !one.get().strip().equals(other.get().strip());
    }

    /** The alphabetic group, without case and empty components. */
    private static String plain(String name) {
        return name.split("=", 2)[0]
                .toUpperCase(Locale.ROOT)
                .replaceAll("[\\s^]+", " ")
                .strip();
    }
}
