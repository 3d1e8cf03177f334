package org.overread.core.codec.jpegls;

import java.nio.ByteBuffer;
import org.overread.core.codec.Codestream;
import org.overread.core.codec.DecodedFrame;
import org.overread.core.codec.FrameCodec;
import org.overread.core.codec.FrameFormat;
import org.overread.core.dicom.DicomException;

/**
 * JPEG-LS, lossless and near-lossless, interleaved by plane, line or sample, with mapping tables, point transform and HP's
 * colour transforms. Standard: T.87, PS3.5 A.4.3, 8.2.3. Errors: UNSUPPORTED for mapping tables of colours, and
 * subsampled components interleaved by sample.
 */
public final class JpegLsCodec implements FrameCodec {
    private static final int SAMPLES_PER_BYTE = 8 << 15;

    @Override
    public DecodedFrame decode(ByteBuffer codestream, FrameFormat format) throws DicomException {
        Codestream stream = Codestream.of(codestream);
        format.requirePlausible(stream.remaining(), SAMPLES_PER_BYTE);
        return DecodedFrame.of(new JpegLsFrame(stream, format).decode(), format);
    }
}
