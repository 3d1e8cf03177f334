package org.overread.core.finding;

import java.util.Base64;
import java.util.Objects;
import org.overread.core.image.FrameRef;

/**
 * One frame's part of a segment: a window of the frame and a bit for each of its pixels.
 *
 * <p>Frame: zero-based pixel indices; the window is {@code columns · rows} pixels from ({@code firstColumn},
 * {@code firstRow}).
 *
 * @param bits row-major, least significant bit first, {@code (columns · rows + 7) / 8} bytes, base 64 (so that equal masks are equal)
 */
public record MaskFrame(FrameRef frame, int firstColumn, int firstRow, int columns, int rows, String bits) {
    public MaskFrame {
        Objects.requireNonNull(frame, "frame");
        if (Base64.getDecoder().decode(bits).length != (Math.multiplyExact(columns, rows) + 7) / 8) {
            throw new IllegalArgumentException("mask bits do not fit " + columns + " x " + rows);
        }
    }

    public static MaskFrame of(FrameRef frame, int firstColumn, int firstRow, int columns, int rows, boolean[] inside) {
        byte[] packed = new byte[(columns * rows + 7) / 8];
        for (int i = 0; i < columns * rows; i++) {
            if (inside[i]) {
                packed[i >> 3] |= (byte) (1 << (i & 7));
            }
        }
        return new MaskFrame(
                frame, firstColumn, firstRow, columns, rows, Base64.getEncoder().encodeToString(packed));
    }

    /** One entry per pixel of the window, row-major. */
    public boolean[] inside() {
        byte[] packed = Base64.getDecoder().decode(bits);
        boolean[] inside = new boolean[columns * rows];
        for (int i = 0; i < inside.length; i++) {
            inside[i] = (packed[i >> 3] >> (i & 7) & 1) == 1;
        }
        return inside;
    }
}
