package org.overread.core.image;

import java.util.List;

/** One decoded frame: grey levels of up to 16 bits, real numbers, or colour. */
public sealed interface ImageFrame permits GreyFrame, RealFrame, ColourFrame {
    FrameRef ref();

    int columns();

    int rows();

    /** What was tolerated in its pixel data, in words; empty as a rule. */
    List<String> warnings();

    /** Memory that its pixels take. */
    long bytes();
}
