package org.overread.core.codec.jpeg;

import java.nio.ByteBuffer;
import org.overread.core.codec.Codestream;
import org.overread.core.codec.DecodedFrame;
import org.overread.core.codec.FrameCodec;
import org.overread.core.codec.FrameFormat;
import org.overread.core.dicom.DicomException;

/**
 * JPEG: baseline, extended sequential and progressive DCT with Huffman coding, 8 and 12 bits, and lossless, 2 to 16
 * bits; which of them, the codestream says. Standard: T.81, PS3.5 A.4.1, 8.2.1. Errors: UNSUPPORTED for arithmetic coding
 * and hierarchical processes.
 */
public final class JpegCodec implements FrameCodec {
    private static final int SAMPLES_PER_BYTE = 4096;

    @Override
    public DecodedFrame decode(ByteBuffer codestream, FrameFormat format) throws DicomException {
        Codestream stream = Codestream.of(codestream);
        format.requirePlausible(stream.remaining(), SAMPLES_PER_BYTE);
        return new JpegFrame(stream, format).decode();
    }
}
