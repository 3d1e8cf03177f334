package org.overread.core.image;

/**
 * The bits of an overlay over one frame, row-major, packed: the first pixel is the least significant bit of the first byte.
 */
public record OverlayBitmap(FrameRef over, OverlayPlane plane, byte[] bits) {
    public OverlayBitmap {
        if ((long) bits.length * 8 < (long) plane.columns() * plane.rows()) {
            throw new IllegalArgumentException(bits.length + " bytes of overlay");
        }
    }

    /** Whether a pixel of the overlay (zero-based, from its own origin) is set. */
    public boolean isSet(int column, int row) {
        long bit = (long) row * plane.columns() + column;
        return (bits[(int) (bit >> 3)] >> (bit & 7) & 1) == 1;
    }
}
