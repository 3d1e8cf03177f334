package org.overread.core.codec.jpegxl;

/** One of four ways, told by two bits, to write a number: an offset and so many bits. Standard: ISO/IEC 18181-1 B.2.2. */
final class U32Code {
    static final U32Code ENUM = of(0, 0, 1, 0, 2, 4, 18, 6);

    private final int[] offsetsAndBits;

    private U32Code(int[] offsetsAndBits) {
        this.offsetsAndBits = offsetsAndBits;
    }

    /** Offset and bits of each way in turn. */
    static U32Code of(int... offsetsAndBits) {
        return new U32Code(offsetsAndBits);
    }

    int offset(int selector) {
        return offsetsAndBits[2 * selector];
    }

    int bits(int selector) {
        return offsetsAndBits[2 * selector + 1];
    }
}
