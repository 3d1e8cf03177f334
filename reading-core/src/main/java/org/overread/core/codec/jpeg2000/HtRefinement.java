package org.overread.core.codec.jpeg2000;

import java.util.Arrays;

/** The significance propagation and magnitude refinement passes of high-throughput code-blocks. Standard: T.814 7.4, 7.5. Not thread-safe. */
final class HtRefinement {
    private static final int CLEANED = 1;
    private static final int FOUND = 2;

    private final HtBits propagation = new HtBits();
    private final HtBits magnitudes = new HtBits();
    private byte[] states = new byte[0];
    private int width;
    private int height;
    private int stride;
    private boolean causal;

    /** Refines {@code data} by one bit plane; bytes of both passes lie at {@code from}, the second's from the end. */
    void refine(int[] data, CodeBlock block, int plane, byte[] bytes, int from, int length, boolean both) {
        width = block.width();
        height = block.height();
        stride = width + 2;
        causal = block.style().causal();
        int needed = stride * (height + 2);
        states = states.length < needed ? new byte[needed] : states;
        Arrays.fill(states, 0, needed, (byte) 0);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                states[state(x, y)] = (byte) (data[y * width + x] != 0 ? CLEANED : 0);
            }
        }
        propagation.forwards(bytes, from, length, 0);
        for (int y = 0; y < height; y += 4) {
            for (int x = 0; x < width; x += 4) {
                propagate(data, x, y, 3 << plane);
            }
        }
        if (both) {
            magnitudes.backwards(bytes, from, length);
            refineMagnitudes(data, 1 << plane);
        }
    }

    private int state(int x, int y) {
        return (y + 1) * stride + x + 1;
    }

    /** Four columns of a stripe: all their significance bits come first, then the signs. */
    private void propagate(int[] data, int left, int top, int value) {
        int right = Math.min(width, left + 4);
        int bottom = Math.min(height, top + 4);
        long found = 0;
        for (int x = left; x < right; x++) {
            for (int y = top; y < bottom; y++) {
                int at = state(x, y);
                if (states[at] == 0 && hasNeighbour(at, causal && y == top + 3) && propagation.bit() == 1) {
                    states[at] = FOUND;
                    found |= 1L << (x - left) * 4 + y - top;
                }
            }
        }
        for (int x = left; found != 0 && x < right; x++) {
            for (int y = top; y < bottom; y++) {
                if ((found >> (x - left) * 4 + y - top & 1) != 0) {
                    data[y * width + x] = propagation.bit() == 1 ? -value : value;
                }
            }
        }
    }

    private boolean hasNeighbour(int at, boolean notBelow) {
        int above = at - stride;
        int below = at + stride;
        int any = states[above - 1] | states[above] | states[above + 1] | states[at - 1] | states[at + 1];
        if (!notBelow) {
            any |= states[below - 1] | states[below] | states[below + 1];
        }
        return any != 0;
    }

    private void refineMagnitudes(int[] data, int half) {
        for (int top = 0; top < height; top += 4) {
            for (int x = 0; x < width; x++) {
                for (int y = top; y < Math.min(height, top + 4); y++) {
                    if (states[state(x, y)] == CLEANED) {
                        int at = y * width + x;
                        boolean one = magnitudes.bit() == 1;
                        data[at] += one == data[at] > 0 ? half : -half;
                    }
                }
            }
        }
    }
}
