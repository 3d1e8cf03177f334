package org.overread.core.codec.jpegxl;

import org.overread.core.codec.Codestream;
import org.overread.core.dicom.DicomException;

/** The header of one frame of the codestream. Standard: ISO/IEC 18181-1 F.2. */
final class FrameHeader {
    static final int REGULAR = 0;
    static final int LOW_FREQUENCY = 1;
    static final int REFERENCE_ONLY = 2;

    private static final int NOISE = 1;
    private static final int PATCHES = 2;
    private static final int SPLINES = 16;
    private static final int USE_LOW_FREQUENCY = 32;
    private static final int SKIP_SMOOTHING = 128;

    private static final int DEFAULT_SCALE_X = 3;

    private static final U32Code UPSAMPLING = U32Code.of(1, 0, 2, 0, 4, 0, 8, 0);
    private static final U32Code POSITION = U32Code.of(0, 8, 256, 11, 2304, 14, 18688, 30);

    int type;
    boolean modular;
    boolean ycbcr;

    /** Reduction by 2 to this power, of each of three channels across and down; of YCbCr in the order Cb, Y, Cr. */
    int[] shiftX = new int[3];

    int[] shiftY = new int[3];
    int upsampling = 1;
    int[] extraUpsampling;
    int groupShift = 1;
    int scaleX = 2;
    int scaleB = 2;
    Passes passes = Passes.ONE;
    int lowFrequencyLevel;

    /** Of the frame in the image; the size before upsampling is {@link #width} x {@link #height}. */
    int left;

    int top;
    int fullWidth;
    int fullHeight;
    Blending blending = Blending.NONE;
    boolean last = true;
    int saveAs;
    boolean savedBeforeColour;
    RestorationFilter filter;
    private int flags;

    private FrameHeader(ImageHeader image, int width, int height) {
        fullWidth = width;
        fullHeight = height;
        extraUpsampling = new int[image.extra().length];
        for (int i = 0; i < extraUpsampling.length; i++) {
            extraUpsampling[i] = 1 << image.extra()[i].shift();
        }
    }

    /** @param width of the image, or of its preview */
    static FrameHeader read(XlBits bits, ImageHeader image, int width, int height) throws DicomException {
        bits.align();
        FrameHeader header = new FrameHeader(image, width, height);
        if (bits.bool()) {
            header.filter = RestorationFilter.byDefault();
            header.scaleX = image.xyb() ? DEFAULT_SCALE_X : header.scaleX;
        } else {
            header.readFields(bits, image);
        }
        bits.finish();
        return header;
    }

    private void readFields(XlBits bits, ImageHeader image) throws DicomException {
        type = bits.read(2);
        modular = bits.bool();
        flags = (int) bits.u64();
        ycbcr = !image.xyb() && bits.bool();
        if (!usesLowFrequencyFrame()) {
            if (ycbcr) {
                readSubsampling(bits);
            }
            readUpsampling(bits, image);
        }
        groupShift = modular ? bits.read(2) : 1;
        if (!modular && image.xyb()) {
            scaleX = bits.read(3);
            scaleB = bits.read(3);
        }
        passes = type == REFERENCE_ONLY ? Passes.ONE : Passes.read(bits);
        lowFrequencyLevel = type == LOW_FREQUENCY ? 1 + bits.read(2) : 0;
        boolean partial = type != LOW_FREQUENCY && bits.bool() && readArea(bits);
        readBlending(bits, image, partial);
        ExtraChannel.skipName(bits);
        filter = RestorationFilter.read(bits, modular);
        ImageHeader.skipExtensions(bits);
        if (lowFrequencyLevel > 0) {
            fullWidth = divideUp(fullWidth, 1 << 3 * lowFrequencyLevel);
            fullHeight = divideUp(fullHeight, 1 << 3 * lowFrequencyLevel);
        }
    }

    private void readSubsampling(XlBits bits) throws DicomException {
        int[] x = {0, 1, 1, 0};
        int[] y = {0, 1, 0, 1};
        int mostX = 0;
        int mostY = 0;
        for (int c = 0; c < 3; c++) {
            int mode = bits.read(2);
            shiftX[c] = x[mode];
            shiftY[c] = y[mode];
            mostX = Math.max(mostX, x[mode]);
            mostY = Math.max(mostY, y[mode]);
        }
        for (int c = 0; c < 3; c++) {
            shiftX[c] = mostX - shiftX[c];
            shiftY[c] = mostY - shiftY[c];
        }
    }

    private void readUpsampling(XlBits bits, ImageHeader image) throws DicomException {
        upsampling = bits.u32(UPSAMPLING);
        for (int i = 0; i < extraUpsampling.length; i++) {
            extraUpsampling[i] = bits.u32(UPSAMPLING) << image.extra()[i].shift();
            if (extraUpsampling[i] < upsampling || extraUpsampling[i] > 8) {
                throw Codestream.malformed("JPEG XL extra channel upsampled " + extraUpsampling[i] + " times");
            }
        }
    }

    /** Reads position and size; whether the image is not covered whole. */
    private boolean readArea(XlBits bits) throws DicomException {
        int imageWidth = fullWidth;
        int imageHeight = fullHeight;
        if (type != REFERENCE_ONLY) {
            left = XlBits.signed(bits.u32(POSITION));
            top = XlBits.signed(bits.u32(POSITION));
        }
        fullWidth = bits.u32(POSITION);
        fullHeight = bits.u32(POSITION);
        if (fullWidth <= 0 || fullHeight <= 0) {
            throw Codestream.malformed("JPEG XL frame without samples");
        }
        return type != REFERENCE_ONLY
                && (left > 0
                        || top > 0
                        || (long) left + fullWidth < imageWidth
                        || (long) top + fullHeight < imageHeight);
    }

    private void readBlending(XlBits bits, ImageHeader image, boolean partial) throws DicomException {
        boolean shown = type != LOW_FREQUENCY && type != REFERENCE_ONLY;
        if (shown) {
            int extra = image.extra().length;
            blending = Blending.read(bits, extra, partial);
            for (int i = 0; i < extra; i++) {
                Blending.read(bits, extra, partial);
            }
        }
        last = shown && bits.bool();
        if (type != LOW_FREQUENCY && !last) {
            saveAs = bits.read(2);
        }
        boolean whole = shown && !last && blending.mode() == Blending.REPLACE && !partial;
        savedBeforeColour = type == LOW_FREQUENCY || (whole || type == REFERENCE_ONLY) && bits.bool();
    }

    /** Refuses, by name, what only decorates pictures. */
    void requireSupported(ImageHeader image) throws DicomException {
        if ((flags & NOISE) != 0) {
            throw Codestream.unsupported("JPEG XL with synthetic noise");
        }
        if ((flags & SPLINES) != 0) {
            throw Codestream.unsupported("JPEG XL with splines");
        }
        if (upsampling != 1) {
            throw Codestream.unsupported("JPEG XL with upsampling");
        }
        if (blending.mode() > Blending.ADD) {
            throw Codestream.unsupported("JPEG XL with frames blended by mode " + blending.mode());
        }
        if (lowFrequencyLevel > 0 && !image.xyb()) {
            throw Codestream.unsupported("JPEG XL with a low-frequency frame of RGB");
        }
    }

    boolean patches() {
        return (flags & PATCHES) != 0;
    }

    boolean usesLowFrequencyFrame() {
        return (flags & USE_LOW_FREQUENCY) != 0;
    }

    boolean smoothsLowFrequency() {
        return (flags & (SKIP_SMOOTHING | USE_LOW_FREQUENCY)) == 0;
    }

    int width() {
        return divideUp(fullWidth, upsampling);
    }

    int height() {
        return divideUp(fullHeight, upsampling);
    }

    static int divideUp(int value, int by) {
        return (int) (((long) value + by - 1) / by);
    }
}
