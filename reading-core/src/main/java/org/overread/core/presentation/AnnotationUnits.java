package org.overread.core.presentation;

import java.util.Arrays;
import java.util.Optional;

/** What the numbers of an annotation's points count (PS3.3 C.10.5.1.2). */
public enum AnnotationUnits {
    /** Pixels of the image: (0, 0) is the outer corner of the first pixel, as in SCOORD. */
    PIXEL,
    /** Fractions of the displayed area: (0, 0) its top left, (1, 1) its bottom right. */
    DISPLAY,
    /** Pixels of the total pixel matrix, as PIXEL. */
    MATRIX;

    static Optional<AnnotationUnits> ofTerm(String term) {
        return Arrays.stream(values()).filter(one -> one.name().equals(term)).findFirst();
    }
}
