package org.overread.kernels.codec;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import org.overread.core.codec.FrameFormat;

/** The samples of OpenJPEG's opj_image_t on machines of 64 bits: a plane of 32-bit integers for each component. */
@SuppressWarnings("restricted") // following an installed library's pointers is what this module is for
final class OpenJpegImage {
    private static final long IMAGE_BYTES = 32;
    private static final long COUNT_AT = 16;
    private static final long COMPONENTS_AT = 24;
    private static final long COMPONENT_BYTES = 64;
    private static final long WIDTH_AT = 8;
    private static final long HEIGHT_AT = 12;
    private static final long DATA_AT = 48;

    /**
     * Copies samples as little-endian words of Bits Allocated, colour interleaved by pixel. Errors: IOException where
     * components are not as many or as large as the frame's: subsampled ones are not brought up to full size.
     */
    static void copy(MemorySegment image, FrameFormat format, byte[] samples) throws IOException {
        int components = format.samplesPerPixel();
        MemorySegment whole = image.reinterpret(IMAGE_BYTES);
        if (whole.get(JAVA_INT, COUNT_AT) != components) {
            throw new IOException("OpenJPEG gives another number of components");
        }
        MemorySegment all = whole.get(ADDRESS, COMPONENTS_AT).reinterpret(COMPONENT_BYTES * components);
        int word = format.bitsAllocated() / 8;
        for (int component = 0; component < components; component++) {
            long described = COMPONENT_BYTES * component;
            if (all.get(JAVA_INT, described + WIDTH_AT) != format.columns()
                    || all.get(JAVA_INT, described + HEIGHT_AT) != format.rows()) {
                throw new IOException("OpenJPEG gives a component of another size");
            }
            MemorySegment plane =
                    all.get(ADDRESS, described + DATA_AT).reinterpret(format.pixels() * JAVA_INT.byteSize());
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
