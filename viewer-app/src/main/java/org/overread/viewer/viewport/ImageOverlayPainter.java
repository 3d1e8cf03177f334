package org.overread.viewer.viewport;

import java.util.BitSet;
import org.overread.core.image.OverlayBitmap;
import org.overread.core.image.OverlayPlane;
import org.overread.core.study.OverlayPlanes;

/**
 * Paints the overlays that an image brings along into its picture: graphics as they are, regions by their border; white
 * where the image is dark, black where it is bright.
 */
final class ImageOverlayPainter {
    private static final int BRIGHT = 160;
    private static final int WHITE = 0xFFFFFFFF;
    private static final int BLACK = 0xFF000000;

    private final ViewGeometry geometry;
    private final BitSet covered = new BitSet();
    private final int width;
    private final int height;

    private ImageOverlayPainter(ViewGeometry geometry) {
        this.geometry = geometry;
        width = (int) geometry.viewWidth();
        height = (int) geometry.viewHeight();
    }

    /** @param geometry in device pixels, as the picture was made with */
    static void paint(OverlayPlanes.Over overlays, ViewGeometry geometry, int[] picture) {
        ImageOverlayPainter painter = new ImageOverlayPainter(geometry);
        overlays.bitmaps().forEach(painter::cover);
        painter.covered.stream().forEach(at -> picture[at] = (picture[at] >> 8 & 0xFF) < BRIGHT ? WHITE : BLACK);
    }

    private void cover(OverlayBitmap bitmap) {
        OverlayPlane plane = bitmap.plane();
        byte[] bits = bitmap.bits();
        long pixels = (long) plane.columns() * plane.rows();
        for (long bit = 0; bit < pixels; bit++) {
            if (bit % 8 == 0 && bits[(int) (bit / 8)] == 0) {
                bit += 7;
                continue;
            }
            int column = (int) (bit % plane.columns());
            int row = (int) (bit / plane.columns());
            if (bitmap.isSet(column, row)
                    && (plane.kind() == OverlayPlane.Kind.GRAPHICS || onBorder(bitmap, column, row))) {
                fill(plane.originColumn() + column, plane.originRow() + row);
            }
        }
    }

    private static boolean onBorder(OverlayBitmap bitmap, int column, int row) {
        return column == 0
                || row == 0
                || column == bitmap.plane().columns() - 1
                || row == bitmap.plane().rows() - 1
                || !bitmap.isSet(column - 1, row)
                || !bitmap.isSet(column + 1, row)
                || !bitmap.isSet(column, row - 1)
                || !bitmap.isSet(column, row + 1);
    }

    /** A pixel of the image, at least one of the picture. */
    private void fill(int column, int row) {
        int first = x(column);
        int left = Math.max(0, first);
        int top = y(row);
        int right = Math.min(width, Math.max(first + 1, x(column + 1)));
        int bottom = Math.min(height, Math.max(top + 1, y(row + 1)));
        for (int y = Math.max(0, top); left < right && y < bottom; y++) {
            covered.set(y * width + left, y * width + right);
        }
    }

    private int x(int column) {
        return (int) Math.floor((column - geometry.centre().column()) * geometry.scale() + width / 2.0);
    }

    private int y(int row) {
        return (int) Math.floor((row - geometry.centre().row()) * geometry.rowScale() + height / 2.0);
    }
}
