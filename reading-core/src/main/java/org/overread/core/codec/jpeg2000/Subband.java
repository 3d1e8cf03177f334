package org.overread.core.codec.jpeg2000;

/**
 * A subband of a resolution. Frame: {@code area} in the subband's own samples.
 *
 * @param orientation LL, HL (high-pass across), LH (high-pass down) or HH
 * @param planes magnitude bit planes, at most (M_b, and the shift of a region of interest)
 * @param step quantisation step, relative to the component's values; 1 where reversible
 */
record Subband(int orientation, Area area, int planes, float step) {
    static final int LL = 0;
    static final int HL = 1;
    static final int LH = 2;
    static final int HH = 3;
}
