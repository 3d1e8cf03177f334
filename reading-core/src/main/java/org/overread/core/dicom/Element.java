package org.overread.core.dicom;

import java.util.Objects;

/**
 * One data element: tag, value representation, value.
 *
 * @param vrAsRead how the file labelled the element where that differs from {@code vr}: two ASCII characters, first one
 *     in the high byte; {@link #IMPLICIT} where an explicit data set left the VR out; 0 where there is no difference
 */
public record Element(int tag, Vr vr, Value value, int vrAsRead) {
    static final int IMPLICIT = -1;

    public Element {
        Objects.requireNonNull(vr, "vr");
        Objects.requireNonNull(value, "value");
    }

    public Element(int tag, Vr vr, Value value) {
        this(tag, vr, value, 0);
    }
}
