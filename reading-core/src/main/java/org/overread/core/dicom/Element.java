package org.overread.core.dicom;

import java.util.Objects;

/** One data element: tag, value representation, value. */
public record Element(int tag, Vr vr, Value value) {
    public Element {
        Objects.requireNonNull(vr, "vr");
        Objects.requireNonNull(value, "value");
    }
}
