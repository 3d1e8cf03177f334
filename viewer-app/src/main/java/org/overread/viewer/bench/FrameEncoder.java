package org.overread.viewer.bench;

import java.io.IOException;
import java.nio.file.Path;
import org.overread.kernels.codec.EncodedFrame;

/** Encodes a frame. */
@FunctionalInterface
interface FrameEncoder {

    /** @param folder for files on the way */
    EncodedFrame encode(RawFrame frame, Path folder) throws IOException;
}
