package org.overread.core.codec.jpeg2000;

import org.overread.core.codec.Codestream;
import org.overread.core.dicom.DicomException;

/**
 * A subband of a resolution. Frame: {@code area} in the subband's own samples.
 *
 * @param orientation LL, HL (high-pass across), LH (high-pass down) or HH
 * @param planes magnitude bit planes, at most (M_b, and the shift of a region of interest)
 * @param regionShift planes by which a region of interest stands above the rest; 0 where there is none
 * @param step quantisation step, relative to the component's values; 1 where reversible
 */
record Subband(int orientation, Area area, int planes, int regionShift, float step) {
    static final int LL = 0;
    static final int HL = 1;
    static final int LH = 2;
    static final int HH = 3;

    /** Magnitude bit planes that decoding has room for. */
    private static final int MOST_PLANES = 30;

    /** The coded planes of a block without these upper ones. Errors: UNSUPPORTED beyond what is decoded. */
    int codedPlanes(int zeros) throws DicomException {
        if (planes - zeros - regionShift > MOST_PLANES) {
            throw Codestream.unsupported("JPEG 2000 code-block of " + (planes - zeros) + " bit planes");
        }
        return planes - zeros;
    }
}
