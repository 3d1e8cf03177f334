package org.overread.core.study;

import java.io.IOException;
import org.overread.core.codec.FrameFormat;
import org.overread.core.image.FrameDecoder;
import org.overread.core.image.ImageFrame;

/**
 * Reads any frame that can be shown, as what it is: grey levels, real numbers or colour.
 *
 * <p>Errors: as the reader of its kind. Thread: stateless; frames may be read on any number of threads at a time.
 */
public final class ImageFrameReader {
    private final FrameReader grey = new FrameReader();
    private final RealFrameReader real = new RealFrameReader();
    private final ColourFrameReader colour = new ColourFrameReader();

    /** One frame, numbered from 1. */
    public ImageFrame read(Instance instance, int frameNumber) throws IOException {
        FrameDecoder decoder = FrameDecoder.of(instance.transferSyntaxUid(), instance.header());
        FrameFormat format = decoder.format();
        if (format.samplesPerPixel() > 1 || format.photometricInterpretation().equals("PALETTE COLOR")) {
            return colour.read(instance, frameNumber);
        }
        return decoder.floating() || format.bitsAllocated() > 16
                ? real.read(instance, frameNumber)
                : grey.read(instance, frameNumber);
    }
}
