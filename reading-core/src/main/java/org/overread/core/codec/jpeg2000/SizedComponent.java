package org.overread.core.codec.jpeg2000;

/**
 * A component as the SIZ marker segment gives it. Standard: T.800 A.5.1.
 *
 * @param precision bits of a sample
 * @param stepX reference grid columns between samples; beyond 1 the component is subsampled
 * @param stepY reference grid rows between samples
 */
record SizedComponent(int precision, boolean signed, int stepX, int stepY) {}
