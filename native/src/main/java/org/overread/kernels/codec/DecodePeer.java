package org.overread.kernels.codec;

import java.io.IOException;

/** A native decoder that is installed here, to measure one's own against. */
public interface DecodePeer {

    String name();

    /** Whether it decodes frames of a transfer syntax. */
    boolean decodes(String transferSyntaxUid);

    /** Makes ready to decode one frame again and again. Errors: IOException where the decoder refuses it. */
    Turns prepare(EncodedFrame frame) throws IOException;

    /** One frame, decoded whenever asked. */
    interface Turns extends AutoCloseable {

        /** Stored values: little-endian words of Bits Allocated, colour interleaved by pixel. */
        byte[] decode() throws IOException;

        /** Processor milliseconds that one more frame takes: start of a process and reading of files not counted. */
        double milliseconds() throws IOException;

        @Override
        void close() throws IOException;
    }
}
