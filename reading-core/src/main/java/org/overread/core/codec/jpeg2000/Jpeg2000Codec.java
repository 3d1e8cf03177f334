package org.overread.core.codec.jpeg2000;

import java.nio.ByteBuffer;
import org.overread.core.codec.Codestream;
import org.overread.core.codec.DecodedFrame;
import org.overread.core.codec.FrameCodec;
import org.overread.core.codec.FrameFormat;
import org.overread.core.dicom.DicomException;

/**
 * JPEG 2000, part 1, and high-throughput JPEG 2000, part 15; reversible and irreversible; also where a JP2 file was put
 * in instead of the codestream, as met in practice. Samples of subsampled components are repeated. Standard: T.800,
 * T.814, PS3.5 A.4.4, 8.2.4, 8.2.14. Errors: UNSUPPORTED for code-blocks of more than 30 bit planes.
 */
public final class Jpeg2000Codec implements FrameCodec {
    private static final int SAMPLES_PER_BYTE = 8192;

    @Override
    public DecodedFrame decode(ByteBuffer codestream, FrameFormat format) throws DicomException {
        Codestream stream = Codestream.of(codestream);
        format.requirePlausible(stream.remaining(), SAMPLES_PER_BYTE);
        return Jp2File.read(stream).decode(format);
    }
}
