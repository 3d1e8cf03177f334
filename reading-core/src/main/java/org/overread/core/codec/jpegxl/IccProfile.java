package org.overread.core.codec.jpegxl;

import org.overread.core.codec.Codestream;
import org.overread.core.dicom.DicomException;

/**
 * An embedded ICC profile, read past: its bytes are coded by contexts of the bytes before. Standard: ISO/IEC 18181-1
 * E.4.2.
 */
final class IccProfile {
    private static final int MOST_BYTES = 1 << 22;
    private static final int CONTEXTS = 41;

    private IccProfile() {}

    static void skip(XlBits bits) throws DicomException {
        long length = bits.u64();
        if (length < 0 || length > MOST_BYTES) {
            throw new DicomException(
                    DicomException.Kind.TOO_LARGE, "JPEG XL with an ICC profile of " + length + " bytes");
        }
        SymbolReader reader = new SymbolReader(EntropyCode.read(bits, CONTEXTS), bits, 0);
        int last = 0;
        int lastButOne = 0;
        for (int i = 0; i < length; i++) {
            int context = i <= 128 ? 0 : 1 + ofLast(last) + 8 * ofLastButOne(lastButOne);
            int value = reader.integer(context);
            if (value < 0 || value > 255) {
                throw Codestream.malformed("JPEG XL ICC profile");
            }
            lastButOne = last;
            last = value;
        }
        reader.finish();
    }

    private static boolean letter(int value) {
        return value >= 'a' && value <= 'z' || value >= 'A' && value <= 'Z';
    }

    private static boolean numeral(int value) {
        return value >= '0' && value <= '9' || value == '.' || value == ',';
    }

    private static int ofLast(int value) {
        if (letter(value)) {
            return 0;
        }
        if (numeral(value)) {
            return 1;
        }
        return value <= 1 ? 2 + value : value < 16 ? 4 : value == 255 ? 6 : value > 240 ? 5 : 7;
    }

    private static int ofLastButOne(int value) {
        if (letter(value)) {
            return 0;
        }
        return numeral(value) ? 1 : value < 16 ? 2 : value > 240 ? 3 : 4;
    }
}
