package org.overread.core.dicom;

/** Turns the bytes of numbers around, between big and little endian. */
final class ByteSwap {

    /** Bytes per number of a VR; 1 where order does not matter. */
    static int width(Vr vr) {
        return vr == Vr.AT ? 2 : Math.max(1, vr.bytesPerValue());
    }

    /** A copy with every group of {@code width} bytes reversed; a remainder stays as it is. */
    static byte[] swapped(byte[] bytes, int width) {
        byte[] swapped = bytes.clone();
        for (int start = 0; start + width <= bytes.length; start += width) {
            for (int i = 0; i < width; i++) {
                swapped[start + i] = bytes[start + width - 1 - i];
            }
        }
        return swapped;
    }

    private ByteSwap() {}
}
