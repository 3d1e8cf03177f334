package org.overread.core.dicom;

import java.nio.ByteOrder;

/** How a data set's elements are laid out: value representations written or implied, and the byte order (PS3.5 7.1, 7.3). */
record Encoding(boolean explicit, ByteOrder order) {
    static final Encoding IMPLICIT_LITTLE = new Encoding(false, ByteOrder.LITTLE_ENDIAN);
    static final Encoding EXPLICIT_LITTLE = new Encoding(true, ByteOrder.LITTLE_ENDIAN);
    static final Encoding EXPLICIT_BIG = new Encoding(true, ByteOrder.BIG_ENDIAN);

    boolean bigEndian() {
        return order == ByteOrder.BIG_ENDIAN;
    }
}
