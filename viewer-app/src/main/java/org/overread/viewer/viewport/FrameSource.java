package org.overread.viewer.viewport;

import java.io.IOException;
import org.overread.core.image.ImageFrame;
import org.overread.core.study.Instance;

/** Where a frame's pixels come from. Called on background threads, several at a time. */
@FunctionalInterface
public interface FrameSource {

    /** Reads and decodes one frame (1-based); a DicomException says what is wrong with the file. */
    ImageFrame read(Instance instance, int frameNumber) throws IOException;
}
