package org.overread.core.presentation;

import java.util.Arrays;
import java.util.Optional;

/** The classes of softcopy presentation states that are read (PS3.4 N). */
public enum PresentationStateKind {
    GRAYSCALE("1.2.840.10008.5.1.4.1.1.11.1"),
    COLOR("1.2.840.10008.5.1.4.1.1.11.2"),
    PSEUDO_COLOR("1.2.840.10008.5.1.4.1.1.11.3"),
    BLENDING("1.2.840.10008.5.1.4.1.1.11.4"),
    XA_XRF_GRAYSCALE("1.2.840.10008.5.1.4.1.1.11.5");

    private final String sopClassUid;

    PresentationStateKind(String sopClassUid) {
        this.sopClassUid = sopClassUid;
    }

    public String sopClassUid() {
        return sopClassUid;
    }

    /** The kind of a SOP class; empty of any other. */
    public static Optional<PresentationStateKind> of(String sopClassUid) {
        return Arrays.stream(values())
                .filter(kind -> kind.sopClassUid.equals(sopClassUid))
                .findFirst();
    }
}
