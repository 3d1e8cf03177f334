package org.overread.core.codec.jpegxl;

import java.util.List;
import org.overread.core.codec.Codestream;
import org.overread.core.codec.DecodedFrame;
import org.overread.core.codec.FrameFormat;
import org.overread.core.dicom.DicomException;

/** One codestream being decoded: its header, its frames, and what is laid over what. Standard: ISO/IEC 18181-1 D, F. Not thread-safe. */
final class JpegXlImage {
    /** All frames of a codestream together hold at most so many times the image's samples, and a million. */
    private static final int MOST_IMAGES = 8;
    /** Layers whose copies of the image take no longer than to decode it. */
    private static final int LAYERS_FOR_AN_IMAGE = 8;

    private final FrameFormat format;
    private final KeptFrames kept = new KeptFrames();
    private XlBits bits;
    private ImageHeader header;
    private SampleOutput output;
    private long budget;

    JpegXlImage(XlBits bits, FrameFormat format) {
        this.bits = bits;
        this.format = format;
    }

    DecodedFrame decode() throws DicomException {
        header = ImageHeader.read(bits);
        output = SampleOutput.of(header, format);
        budget = MOST_IMAGES * (long) header.width() * header.height() + (1 << 20);
        if (header.previewWidth() > 0) {
            FrameHeader preview = FrameHeader.read(bits, header, header.previewWidth(), header.previewHeight());
            skip(TableOfContents.read(bits, FrameLayout.of(preview), preview.passes.count()));
        }
        while (true) {
            FrameHeader frame = FrameHeader.read(bits, header, header.width(), header.height());
            spend(frame);
            frame.requireSupported(header);
            TableOfContents contents = TableOfContents.read(bits, FrameLayout.of(frame), frame.passes.count());
            Planes planes = new FrameDecoder(header, frame, contents, kept).decode();
            keep(frame, planes);
            if (frame.last) {
                return new DecodedFrame(
                        output.samples(composed(frame, planes)),
                        output.photometric(header.xyb(), frame.ycbcr),
                        List.of());
            }
            skip(contents);
        }
    }

    private void skip(TableOfContents contents) throws DicomException {
        bits = bits.rest(contents.length());
    }

    /** A frame costs its own samples, and a layer, however small, a copy of the image. */
    private void spend(FrameHeader frame) throws DicomException {
        long image = (long) header.width() * header.height();
        long own = (long) frame.fullWidth * frame.fullHeight;
        boolean layer = own < image && frame.type != FrameHeader.LOW_FREQUENCY && !frame.savedBeforeColour;
        budget -= own + (layer ? image / LAYERS_FOR_AN_IMAGE : 0) + 4096;
        if (budget < 0) {
            throw new DicomException(
                    DicomException.Kind.TOO_LARGE, "JPEG XL with frames of more samples than its image has");
        }
    }

    private void keep(FrameHeader frame, Planes planes) throws DicomException {
        if (frame.type == FrameHeader.LOW_FREQUENCY) {
            kept.keepLowFrequency(frame.lowFrequencyLevel, planes);
        } else if (frame.savedBeforeColour) {
            kept.keepBeforeColour(frame.saveAs, planes);
        } else if (!frame.last) {
            kept.keepShown(frame.saveAs, composed(frame, planes));
        }
    }

    private Planes converted(FrameHeader frame, Planes planes) throws DicomException {
        if (header.xyb()) {
            return ColourConversion.ofXyb(header, planes);
        }
        if (!frame.ycbcr) {
            return planes;
        }
        return output.keepsYcbcr() ? ColourConversion.asYcbcr(planes) : ColourConversion.ofYcbcr(planes);
    }

    /** The image with a frame laid over what lies below it. */
    private Planes composed(FrameHeader frame, Planes coded) throws DicomException {
        Planes planes = converted(frame, coded);
        boolean whole = frame.left == 0
                && frame.top == 0
                && planes.width() == header.width()
                && planes.height() == header.height();
        if (whole && frame.blending.mode() == Blending.REPLACE) {
            return planes;
        }
        if (!planes.exact()) {
            throw Codestream.unsupported("JPEG XL with lossy layers");
        }
        int[][] canvas = new int[planes.channels()][];
        Planes below = kept.below(frame.blending.source());
        for (int c = 0; c < canvas.length; c++) {
            canvas[c] = below == null ? new int[header.width() * header.height()] : below.integers()[c].clone();
        }
        Planes result = Planes.exact(header.width(), header.height(), canvas);
        int column = Math.max(0, frame.left);
        long width = Math.min(header.width(), (long) frame.left + planes.width()) - column;
        for (int y = 0; y < planes.height(); y++) {
            long row = (long) frame.top + y;
            if (row >= 0 && row < header.height() && width > 0) {
                int from = y * planes.width() + column - frame.left;
                for (int c = 0; c < canvas.length; c++) {
                    int to = (int) row * header.width() + column;
                    result.row(c, to, planes, from, (int) width, frame.blending.mode() == Blending.ADD);
                }
            }
        }
        return result;
    }
}
