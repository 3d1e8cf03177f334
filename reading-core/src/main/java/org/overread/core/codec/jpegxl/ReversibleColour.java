package org.overread.core.codec.jpegxl;

import java.util.List;
import org.overread.core.codec.Codestream;
import org.overread.core.dicom.DicomException;

/** Differences of three channels, and their order. Standard: ISO/IEC 18181-1 H.6.3. */
record ReversibleColour(int begin, int type) implements Transform {
    private static final U32Code TYPE = U32Code.of(6, 0, 0, 2, 2, 4, 10, 6);
    private static final int Y_CO_CG = 6;

    static ReversibleColour read(XlBits bits) throws DicomException {
        int begin = bits.u32(BEGIN);
        int type = bits.u32(TYPE);
        if (type >= 42) {
            throw Codestream.malformed("JPEG XL colour transform " + type);
        }
        return new ReversibleColour(begin, type);
    }

    @Override
    public Transform prepare(ModularImage image) throws DicomException {
        image.requireAlike(begin, 3);
        return this;
    }

    @Override
    public void undo(ModularImage image, WeightedPredictor.Weights weights) throws DicomException {
        image.requireAlike(begin, 3);
        List<ModularChannel> channels = image.channels;
        ModularChannel[] three = {channels.get(begin), channels.get(begin + 1), channels.get(begin + 2)};
        int[] a = three[0].allocate();
        int[] b = three[1].allocate();
        int[] c = three[2].allocate();
        if (type % 7 == Y_CO_CG) {
            undoYCoCg(a, b, c);
        } else {
            undoDifferences(a, b, c, type % 7);
        }
        int permutation = type / 7;
        channels.set(begin + permutation % 3, three[0]);
        channels.set(begin + (permutation + 1 + permutation / 3) % 3, three[1]);
        channels.set(begin + (permutation + 2 - permutation / 3) % 3, three[2]);
    }

    private static void undoYCoCg(int[] a, int[] b, int[] c) {
        for (int i = 0; i < a.length; i++) {
            int rest = a[i] - (c[i] >> 1);
            int blue = rest - (b[i] >> 1);
            a[i] = blue + b[i];
            b[i] = c[i] + rest;
            c[i] = blue;
        }
    }

    private static void undoDifferences(int[] a, int[] b, int[] c, int kind) {
        boolean third = (kind & 1) != 0;
        int second = kind >> 1;
        for (int i = 0; i < a.length; i++) {
            int last = third ? c[i] + a[i] : c[i];
            if (second == 1) {
                b[i] += a[i];
            } else if (second == 2) {
                b[i] += a[i] + last >> 1;
            }
            c[i] = last;
        }
    }
}
