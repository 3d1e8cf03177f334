package org.overread.core.codec.jpeg;

import org.overread.core.codec.Codestream;
import org.overread.core.dicom.DicomException;

/**
 * A scan header. Standard: T.81 B.2.3.
 *
 * @param components indices into the frame's components
 * @param first start of spectral selection, or the predictor of a lossless scan
 * @param last end of spectral selection
 * @param high successive approximation, bit position before
 * @param low successive approximation, bit position of this scan; or the point transform
 */
record ScanHeader(int[] components, int[] direct, int[] alternating, int first, int last, int high, int low) {

    static ScanHeader read(Codestream segment, JpegHeader header) throws DicomException {
        int count = segment.u8();
        if (count < 1 || count > header.components().size()) {
            throw Codestream.malformed("JPEG scan of " + count + " components");
        }
        int[] components = new int[count];
        int[] direct = new int[count];
        int[] alternating = new int[count];
        for (int i = 0; i < count; i++) {
            components[i] = header.indexOf(segment.u8());
            int tables = segment.u8();
            direct[i] = tables >> 4;
            alternating[i] = tables & 0x0F;
            if (i > 0 && components[i] <= components[i - 1]) {
                throw Codestream.malformed("JPEG scan repeats a component");
            }
        }
        int first = segment.u8();
        int last = segment.u8();
        int approximation = segment.u8();
        return new ScanHeader(components, direct, alternating, first, last, approximation >> 4, approximation & 0x0F);
    }
}
