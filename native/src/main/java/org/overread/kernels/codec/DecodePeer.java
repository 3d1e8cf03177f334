package org.overread.kernels.codec;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.overread.core.codec.FrameFormat;

/** A native decoder that is installed here, to measure one's own against. */
public interface DecodePeer {

    String name();

    /** Whether it decodes frames of a transfer syntax. */
    boolean decodes(String transferSyntaxUid);

    /**
     * Processor milliseconds that decoding takes once: of the codestream in this process, or of the single frame of the
     * file in a process of its own, its start and reading subtracted.
     */
    double milliseconds(Path file, ByteBuffer codestream, FrameFormat format) throws IOException;
}
