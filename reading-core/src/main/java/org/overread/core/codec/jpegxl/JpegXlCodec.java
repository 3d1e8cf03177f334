package org.overread.core.codec.jpegxl;

import java.nio.ByteBuffer;
import org.overread.core.codec.Codestream;
import org.overread.core.codec.DecodedFrame;
import org.overread.core.codec.FrameCodec;
import org.overread.core.codec.FrameFormat;
import org.overread.core.dicom.DicomException;

/**
 * JPEG XL, lossless, lossy and from JPEG; the bare codestream or in its boxes. Standard: ISO/IEC 18181-1, PS3.5 A.4.12. Errors: UNSUPPORTED, by
 * name, for what only decorates pictures (animation, noise, splines, upsampling, transparency) and for floating-point
 * samples.
 */
public final class JpegXlCodec implements FrameCodec {
    /** A flat group of three channels of 1024 x 1024 takes six bytes at least. */
    private static final int SAMPLES_PER_BYTE = 1 << 19;

    @Override
    public DecodedFrame decode(ByteBuffer codestream, FrameFormat format) throws DicomException {
        format.requirePlausible(codestream.remaining(), SAMPLES_PER_BYTE);
        return new JpegXlImage(Container.unwrapped(Codestream.of(codestream)), format).decode();
    }
}
