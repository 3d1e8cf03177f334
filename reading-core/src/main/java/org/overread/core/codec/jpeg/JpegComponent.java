package org.overread.core.codec.jpeg;

/** A component as the frame header gives it. {@code horizontal}, {@code vertical}: sampling factors, 1 … 4. */
record JpegComponent(int id, int horizontal, int vertical, int quantisation) {}
