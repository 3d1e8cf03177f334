package org.overread.core.codec.jpegls;

import java.util.Arrays;
import org.overread.core.codec.Codestream;
import org.overread.core.dicom.DicomException;

/** Coding parameters of a scan: maximum sample value, near-lossless bound, gradient thresholds, reset. Standard: T.87 C.2.4.1.1. */
record JpegLsParameters(int maxVal, int near, int t1, int t2, int t3, int reset) {

    /** A preset as an LSE marker gives it; zero asks for the default. */
    record Preset(int maxVal, int t1, int t2, int t3, int reset) {
        static final Preset NONE = new Preset(0, 0, 0, 0, 0);
    }

    static JpegLsParameters of(Preset preset, int precision, int near) throws DicomException {
        int full = (1 << precision) - 1;
        int maxVal = preset.maxVal == 0 ? full : preset.maxVal;
        if (maxVal > full || near > Math.min(255, maxVal / 2)) {
            throw Codestream.malformed("JPEG-LS maximum value or near-lossless bound out of range");
        }
        int[] basic = basicThresholds(maxVal, near);
        int t1 = preset.t1 == 0 ? clamp(basic[0], near + 1, maxVal) : preset.t1;
        int t2 = preset.t2 == 0 ? clamp(basic[1], t1, maxVal) : preset.t2;
        int t3 = preset.t3 == 0 ? clamp(basic[2], t2, maxVal) : preset.t3;
        int reset = preset.reset == 0 ? 64 : preset.reset;
        if (t1 <= near || t2 < t1 || t3 < t2 || t3 > maxVal || reset < 3) {
            throw Codestream.malformed("JPEG-LS thresholds out of order");
        }
        return new JpegLsParameters(maxVal, near, t1, t2, t3, reset);
    }

    private static int[] basicThresholds(int maxVal, int near) {
        if (maxVal >= 128) {
            int factor = (Math.min(maxVal, 4095) + 128) / 256;
            return new int[] {factor + 2 + 3 * near, factor * 4 + 3 + 5 * near, factor * 17 + 4 + 7 * near};
        }
        int factor = 256 / (maxVal + 1);
        return new int[] {
            Math.max(2, 3 / factor + 3 * near), Math.max(3, 7 / factor + 5 * near), Math.max(4, 21 / factor + 7 * near)
        };
    }

    private static int clamp(int value, int least, int maxVal) {
        return value > maxVal || value < least ? least : value;
    }

    /** Number of distinct quantised prediction errors. */
    int range() {
        return (maxVal + 2 * near) / (2 * near + 1) + 1;
    }

    /** Whether samples wrap around as numbers of whole bits do: lossless, of all values of their bits. */
    boolean wraps() {
        return near == 0 && (maxVal & maxVal + 1) == 0;
    }

    /** Bits of a quantised prediction error, written plainly. */
    int plainBits() {
        return bitsFor(range());
    }

    /** Longest code word of a sample. */
    int limit() {
        int bits = Math.max(2, bitsFor(maxVal + 1));
        return 2 * (bits + Math.max(8, bits));
    }

    /** Which of nine regions a gradient −maxVal … maxVal lies in, −4 … 4; at index gradient + maxVal. */
    byte[] regions() {
        byte[] regions = new byte[2 * maxVal + 1];
        int[] starts = {near + 1, t1, t2, t3};
        for (int r = 0; r < 4; r++) {
            int stop = r == 3 ? maxVal + 1 : Math.min(starts[r + 1], maxVal + 1);
            if (stop > starts[r]) {
                Arrays.fill(regions, maxVal + starts[r], maxVal + stop, (byte) (r + 1));
                Arrays.fill(regions, maxVal + 1 - stop, maxVal + 1 - starts[r], (byte) (-r - 1));
            }
        }
        return regions;
    }

    private static int bitsFor(int values) {
        return 32 - Integer.numberOfLeadingZeros(values - 1);
    }
}
