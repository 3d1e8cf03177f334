package org.overread.core.codec;

import java.nio.ByteBuffer;
import org.overread.core.dicom.DicomException;

/**
 * Decodes one compressed frame to stored values.
 *
 * <p>Errors: only {@link DicomException}. A codestream whose columns, rows or number of components are not those of the
 * data set is refused (MALFORMED), before anything of the size it claims is allocated; so is one with more bits a sample
 * than Bits Allocated. Fewer bits are met in the wild and accepted. A codestream too small to hold the frame is refused
 * (TRUNCATED, or TOO_LARGE where no exact bound exists; see {@link FrameFormat#requirePlausible}).
 *
 * <p>Thread: stateless; one instance may decode on any number of threads at a time.
 */
public interface FrameCodec {

    /**
     * The stored values of the frame in {@code codestream} (its remaining bytes; position and limit are left as they
     * are), colour interleaved by pixel, without colour conversion, except that a component transform inside JPEG 2000
     * or JPEG XL, XYB among them, is undone; subsampled chrominance is brought up to full size.
     */
    DecodedFrame decode(ByteBuffer codestream, FrameFormat format) throws DicomException;
}
