package org.overread.core.codec.jpegxl;

import org.overread.core.codec.Codestream;
import org.overread.core.dicom.DicomException;

/**
 * The codestream's header. Standard: ISO/IEC 18181-1 D. Immutable.
 *
 * @param width before the orientation is applied
 * @param orientation 1 … 8 as in Exif; 5 … 8 swap columns and rows
 * @param previewWidth 0 where there is no preview
 * @param intensityTarget cd/m² of the value 1
 */
record ImageHeader(
        int width,
        int height,
        int orientation,
        int previewWidth,
        int previewHeight,
        SampleDepth depth,
        ExtraChannel[] extra,
        boolean xyb,
        ColourEncoding colour,
        float intensityTarget,
        OpsinInverse opsin) {

    private static final int SIGNATURE = 0x0AFF;
    private static final int MOST_EXTRA_CHANNELS = 16;
    private static final float DEFAULT_INTENSITY = 255;
    private static final U32Code EXTRA_CHANNELS = U32Code.of(0, 0, 1, 0, 2, 4, 1, 12);

    static ImageHeader read(XlBits bits) throws DicomException {
        if (bits.read(16) != SIGNATURE) {
            throw Codestream.malformed("not a JPEG XL codestream");
        }
        int[] size = ImageExtent.read(bits);
        ImageHeader header = bits.bool() ? byDefault(size) : explicit(bits, size);
        OpsinInverse opsin = bits.bool() ? OpsinInverse.DEFAULT : custom(bits, header.xyb);
        if (header.colour.profile()) {
            IccProfile.skip(bits);
        }
        bits.align();
        bits.finish();
        return header.with(opsin);
    }

    private static ImageHeader byDefault(int[] size) {
        ColourEncoding srgb = new ColourEncoding(false, false, true);
        return new ImageHeader(
                size[0],
                size[1],
                1,
                0,
                0,
                SampleDepth.DEFAULT,
                new ExtraChannel[0],
                true,
                srgb,
                DEFAULT_INTENSITY,
                null);
    }

    private static ImageHeader explicit(XlBits bits, int[] size) throws DicomException {
        boolean more = bits.bool();
        int orientation = more ? 1 + bits.read(3) : 1;
        if (more && bits.bool()) {
            ImageExtent.read(bits);
        }
        int[] preview = more && bits.bool() ? ImageExtent.readPreview(bits) : new int[2];
        if (more && bits.bool()) {
            throw Codestream.unsupported("JPEG XL with animation");
        }
        SampleDepth depth = SampleDepth.read(bits);
        bits.bool();
        ExtraChannel[] extra = extraChannels(bits);
        boolean xyb = bits.bool();
        ColourEncoding colour = ColourEncoding.read(bits);
        float intensity = more ? intensity(bits) : DEFAULT_INTENSITY;
        skipExtensions(bits);
        return new ImageHeader(
                size[0], size[1], orientation, preview[0], preview[1], depth, extra, xyb, colour, intensity, null);
    }

    private static ExtraChannel[] extraChannels(XlBits bits) throws DicomException {
        int count = bits.u32(EXTRA_CHANNELS);
        if (count > MOST_EXTRA_CHANNELS) {
            throw Codestream.unsupported("JPEG XL with " + count + " extra channels");
        }
        ExtraChannel[] extra = new ExtraChannel[count];
        for (int i = 0; i < count; i++) {
            extra[i] = ExtraChannel.read(bits);
        }
        return extra;
    }

    private static float intensity(XlBits bits) throws DicomException {
        if (bits.bool()) {
            return DEFAULT_INTENSITY;
        }
        float target = bits.f16();
        bits.f16();
        bits.bool();
        bits.f16();
        if (target <= 0) {
            throw Codestream.malformed("JPEG XL intensity target " + target);
        }
        return target;
    }

    private static OpsinInverse custom(XlBits bits, boolean xyb) throws DicomException {
        OpsinInverse opsin = xyb ? OpsinInverse.read(bits) : OpsinInverse.DEFAULT;
        if (bits.read(3) != 0) {
            throw Codestream.unsupported("JPEG XL with upsampling weights of its own");
        }
        return opsin;
    }

    static void skipExtensions(XlBits bits) throws DicomException {
        long present = bits.u64();
        long length = 0;
        for (int i = 0; i < Long.bitCount(present); i++) {
            length += Math.min(bits.u64(), Integer.MAX_VALUE);
        }
        if (length < 0 || length > bits.bitsLeft()) {
            throw Codestream.truncated();
        }
        for (; length > 0; length -= Math.min(length, 32)) {
            bits.read((int) Math.min(length, 32));
        }
    }

    private ImageHeader with(OpsinInverse inverse) {
        return new ImageHeader(
                width,
                height,
                orientation,
                previewWidth,
                previewHeight,
                depth,
                extra,
                xyb,
                colour,
                intensityTarget,
                inverse);
    }
}
