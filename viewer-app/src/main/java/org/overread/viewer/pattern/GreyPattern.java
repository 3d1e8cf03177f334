package org.overread.viewer.pattern;

import java.util.Arrays;

/**
 * An own drawing after the idea of AAPM TG18-QC: what a display must show so that all greys of an image can be told apart.
 *
 * <p>Shape: width x height grey levels 0…255, row by row, one for each pixel of the display.
 */
final class GreyPattern {
    /** Levels of the luminance patches, from black to white. */
    static final int[] PATCHES = {0, 15, 30, 45, 60, 75, 90, 105, 120, 135, 150, 165, 180, 195, 210, 225, 240, 255};

    private static final int GREY = 128;
    private static final int LEVELS = 256;
    private static final int FIVE_PERCENT = 13;
    private static final int NINETY_FIVE_PERCENT = 242;
    private static final int[] CONTRASTS = {1, 2, 3, 4, 5, 6, 8, 10};
    private static final int LINE_PAIRS = 24;

    private final int width;
    private final int height;
    private final byte[] levels;

    GreyPattern(int width, int height) {
        this.width = width;
        this.height = height;
        levels = new byte[width * height];
        Arrays.fill(levels, (byte) GREY);
        grid();
        int unit = Math.max(8, Math.min(width / 24, height / 16));
        patches(unit);
        squares(unit);
        contrasts(unit);
        gradients(unit);
        lines(unit);
    }

    int level(int x, int y) {
        return levels[y * width + x] & 0xff;
    }

    byte[] levels() {
        return levels.clone();
    }

    /** Where a patch is: its left and upper edge, and how long its sides are. */
    int[] patch(int number) {
        int unit = Math.max(8, Math.min(width / 24, height / 16));
        int columns = PATCHES.length / 2;
        int left = (width - columns * 2 * unit) / 2;
        return new int[] {left + number % columns * 2 * unit, 2 * unit + number / columns * 2 * unit, 2 * unit};
    }

    /** A frame and lines a twelfth apart: straight and of equal distance, or the display distorts. */
    private void grid() {
        for (int i = 0; i <= 12; i++) {
            fill(Math.min(width - 1, i * width / 12), 0, 1, height, 170);
            fill(0, Math.min(height - 1, i * height / 12), width, 1, 170);
        }
        fill(0, 0, width, 1, 255);
        fill(0, height - 1, width, 1, 255);
        fill(0, 0, 1, height, 255);
        fill(width - 1, 0, 1, height, 255);
    }

    private void patches(int unit) {
        for (int i = 0; i < PATCHES.length; i++) {
            int[] at = patch(i);
            fill(at[0], at[1], at[2], at[2], PATCHES[i]);
        }
    }

    /** A square of 5 % in black, of 95 % in white: both must be seen. */
    private void squares(int unit) {
        int top = 7 * unit;
        int side = 3 * unit;
        fill(width / 2 - 5 * unit, top, side, side, 0);
        fill(width / 2 - 4 * unit, top + unit, unit, unit, FIVE_PERCENT);
        fill(width / 2 + 2 * unit, top, side, side, 255);
        fill(width / 2 + 3 * unit, top + unit, unit, unit, NINETY_FIVE_PERCENT);
    }

    /** Steps of 1 to 10 levels on black, grey and white; on a well-set display the last few at least are seen in each row. */
    private void contrasts(int unit) {
        int[] grounds = {0, GREY, 255};
        int left = (width - CONTRASTS.length * 2 * unit) / 2;
        for (int row = 0; row < grounds.length; row++) {
            int top = 11 * unit + row * unit;
            fill(left, top, CONTRASTS.length * 2 * unit, unit, grounds[row]);
            for (int i = 0; i < CONTRASTS.length; i++) {
                int level = grounds[row] == 255 ? 255 - CONTRASTS[i] : grounds[row] + CONTRASTS[i];
                fill(left + i * 2 * unit + unit / 2, top + unit / 4, unit, unit / 2, level);
            }
        }
    }

    /** All 256 levels from below to above at the left, from above to below at the right: no step may be seen. */
    private void gradients(int unit) {
        int top = 2 * unit;
        int length = Math.max(LEVELS, height - 4 * unit);
        for (int y = 0; y < length && top + y < height; y++) {
            int level = (int) ((long) y * LEVELS / length);
            fill(unit, top + y, unit, 1, LEVELS - 1 - level);
            fill(width - 2 * unit, top + y, unit, 1, level);
        }
    }

    /** Lines one and two pixels wide, upright and level, in the middle and near the corners: each must be told from the next. */
    private void lines(int unit) {
        int[][] places = {
            {width / 2 - LINE_PAIRS, 8 * unit},
            {3 * unit, unit},
            {width - 3 * unit - 4 * LINE_PAIRS, unit},
            {3 * unit, height - 2 * unit - LINE_PAIRS},
            {width - 3 * unit - 4 * LINE_PAIRS, height - 2 * unit - LINE_PAIRS}
        };
        for (int[] place : places) {
            for (int i = 0; i < LINE_PAIRS; i++) {
                fill(place[0] + i, place[1], 1, LINE_PAIRS, i % 2 * 255);
                fill(place[0] + LINE_PAIRS + 4, place[1] + i, LINE_PAIRS, 1, i % 2 * 255);
                fill(place[0] + i, place[1] + LINE_PAIRS + 4, 1, LINE_PAIRS, i / 2 % 2 * 255);
                fill(place[0] + LINE_PAIRS + 4, place[1] + LINE_PAIRS + 4 + i, LINE_PAIRS, 1, i / 2 % 2 * 255);
            }
        }
    }

    private void fill(int left, int top, int wide, int high, int level) {
        for (int y = Math.max(0, top); y < Math.min(height, top + high); y++) {
            int from = Math.clamp(left, 0, width);
            int to = Math.clamp((long) left + wide, 0, width);
            if (to > from) {
                Arrays.fill(levels, y * width + from, y * width + to, (byte) level);
            }
        }
    }
}
