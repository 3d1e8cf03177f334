package org.overread.core.codec.jpeg2000;

import java.nio.ByteBuffer;
import org.overread.core.codec.Codestream;
import org.overread.core.codec.DecodedFrame;
import org.overread.core.codec.FrameCodec;
import org.overread.core.codec.FrameFormat;
import org.overread.core.dicom.DicomException;

/**
 * JPEG 2000, part 1, and high-throughput JPEG 2000, part 15; reversible and irreversible; also where a JP2 file was put in instead of the codestream, as met in
 * practice. Standard: T.800, T.814, PS3.5 A.4.4, 8.2.4, 8.2.14. Errors: UNSUPPORTED for subsampled components more than 26 bits, and mixed
 * code-block kinds.
 */
public final class Jpeg2000Codec implements FrameCodec {
    private static final int SAMPLES_PER_BYTE = 8192;
    private static final int JP2_SIGNATURE = 0x6A502020;
    private static final int CONTIGUOUS_CODESTREAM = 0x6A703263;

    @Override
    public DecodedFrame decode(ByteBuffer codestream, FrameFormat format) throws DicomException {
        Codestream stream = unwrapped(Codestream.of(codestream));
        format.requirePlausible(stream.remaining(), SAMPLES_PER_BYTE);
        return new Jpeg2000Frame(stream, format).decode();
    }

    /** The codestream itself, out of the boxes of a JP2 file where there are any (T.800 I.4). */
    private static Codestream unwrapped(Codestream stream) throws DicomException {
        Codestream start = stream.fork();
        if (start.remaining() < 12 || start.u32() != 12 || start.u32() != JP2_SIGNATURE) {
            return stream;
        }
        while (true) {
            int begin = stream.position();
            long length = Integer.toUnsignedLong(stream.u32());
            int type = stream.u32();
            if (length == 1) {
                length = (long) stream.u32() << 32 | Integer.toUnsignedLong(stream.u32());
            }
            long rest = length == 0 ? stream.remaining() : begin + length - stream.position();
            if (type == CONTIGUOUS_CODESTREAM) {
                return stream.slice((int) Math.min(Math.max(0, rest), stream.remaining()));
            }
            if (rest < 0 || rest > stream.remaining()) {
                throw Codestream.truncated();
            }
            stream.slice((int) rest);
        }
    }
}
