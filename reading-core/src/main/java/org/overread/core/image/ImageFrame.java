package org.overread.core.image;

/** One decoded frame: grey levels of up to 16 bits, real numbers, or colour. */
public sealed interface ImageFrame permits GreyFrame, RealFrame, ColourFrame {
    FrameRef ref();

    int columns();

    int rows();

    /** Memory that its pixels take. */
    long bytes();
}
