package org.overread.core.codec.jpegls;

import org.overread.core.codec.Codestream;
import org.overread.core.dicom.DicomException;

/**
 * A JPEG-LS scan header. Standard: T.87 C.2.3.
 *
 * @param components indices into the frame's components
 * @param tables for each component the mapping table of its samples; 0 where there is none
 * @param near bound of the samples' errors
 * @param interleave 0 none, 1 by line, 2 by sample
 * @param shift point transform: bits taken off before coding
 */
record JpegLsScan(int[] components, int[] tables, int near, int interleave, int shift) {

    static JpegLsScan read(Codestream segment, JpegLsHeader header) throws DicomException {
        int[] components = new int[segment.u8()];
        int[] tables = new int[components.length];
        for (int i = 0; i < components.length; i++) {
            components[i] = header.indexOf(segment.u8());
            tables[i] = segment.u8();
        }
        int near = segment.u8();
        int interleave = segment.u8();
        int shift = segment.u8() & 0x0F;
        if (components.length == 0 || interleave > 2 || interleave == 0 && components.length != 1) {
            throw Codestream.malformed("JPEG-LS interleave mode against the number of components");
        }
        if (shift >= header.precision()) {
            throw Codestream.malformed("JPEG-LS point transform of " + shift + " bits");
        }
        return new JpegLsScan(components, tables, near, interleave, shift);
    }
}
