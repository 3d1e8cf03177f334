package org.overread.kernels.codec;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.MemorySegment;
import org.overread.core.codec.FrameFormat;

/** The samples of OpenJPEG's opj_image_t on machines of 64 bits: a plane of 32-bit integers for each component. */
@SuppressWarnings("restricted") // following an installed library's pointers is what this module is for
final class OpenJpegImage {
    private static final long IMAGE_BYTES = 32;
    private static final long COMPONENTS_AT = 24;
    private static final long COMPONENT_BYTES = 64;
    private static final long DATA_AT = 48;

    /** Copies samples as little-endian words of Bits Allocated, colour interleaved by pixel. */
    static void copy(MemorySegment image, FrameFormat format, byte[] samples) {
        int components = format.samplesPerPixel();
        MemorySegment all =
                image.reinterpret(IMAGE_BYTES).get(ADDRESS, COMPONENTS_AT).reinterpret(COMPONENT_BYTES * components);
        int word = format.bitsAllocated() / 8;
        for (int component = 0; component < components; component++) {
            MemorySegment plane = all.get(ADDRESS, COMPONENT_BYTES * component + DATA_AT)
                    .reinterpret(format.pixels() * JAVA_INT.byteSize());
            for (int i = 0; i < format.pixels(); i++) {
                int value = plane.getAtIndex(JAVA_INT, i);
                int at = (i * components + component) * word;
                for (int k = 0; k < word; k++) {
                    samples[at + k] = (byte) (value >> 8 * k);
                }
            }
        }
    }

    private OpenJpegImage() {}
}
