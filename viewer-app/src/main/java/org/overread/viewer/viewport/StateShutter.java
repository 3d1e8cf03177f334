package org.overread.viewer.viewport;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.overread.core.image.OverlayBitmap;
import org.overread.core.image.Rgb;
import org.overread.core.presentation.DisplayedArea.Pixel;
import org.overread.core.presentation.Shutter;
import org.overread.core.presentation.Shutters;

/** Which pixels of an image the shutters of a presentation state hide, and what is seen there (PS3.3 C.7.6.11, C.7.6.15). */
final class StateShutter {
    private static final int P_VALUES = 65535;

    private final int columns;
    private final int rows;
    private final double pixelAspect;
    private final BitSet hidden = new BitSet();

    private StateShutter(int columns, int rows, double pixelAspect) {
        this.columns = columns;
        this.rows = rows;
        this.pixelAspect = pixelAspect;
    }

    /** @param bitmaps overlays that the state brings along */
    static StateShutter of(Shutters shutters, List<OverlayBitmap> bitmaps, ViewGeometry image) {
        StateShutter made = new StateShutter(image.columns(), image.rows(), image.pixelAspect());
        for (Shutter shutter : shutters.shutters()) {
            switch (shutter) {
                case Shutter.Rectangular box ->
                    made.hide((column, row) -> column < box.leftColumn()
                            || column > box.rightColumn()
                            || row < box.upperRow()
                            || row > box.lowerRow());
                case Shutter.Circular circle -> made.hide((column, row) -> made.outside(circle, column, row));
                case Shutter.Polygonal polygon -> made.hideOutside(polygon.vertices());
                case Shutter.Bitmap bitmap ->
                    bitmaps.stream()
                            .filter(one -> one.plane().group() == bitmap.overlayGroup())
                            .forEach(made::hide);
            }
        }
        return made;
    }

    /** Asked of a pixel, column and row counted from 1. */
    private interface Outside {
        boolean test(int column, int row);
    }

    private void hide(Outside outside) {
        for (int row = 1; row <= rows; row++) {
            for (int column = 1; column <= columns; column++) {
                if (outside.test(column, row)) {
                    hidden.set((row - 1) * columns + column - 1);
                }
            }
        }
    }

    private boolean outside(Shutter.Circular circle, int column, int row) {
        double across = column - circle.center().column();
        double down = (row - circle.center().row()) * pixelAspect;
        return Math.hypot(across, down) > circle.radius();
    }

    /** Row by row: between the crossings of the outline with the row an odd number of edges lies to the left. */
    private void hideOutside(List<Pixel> vertices) {
        for (int row = 1; row <= rows; row++) {
            BitSet inside = new BitSet(columns);
            for (int i = 0; i < vertices.size(); i++) {
                Pixel a = vertices.get(i);
                Pixel b = vertices.get((i + 1) % vertices.size());
                if ((a.row() <= row) != (b.row() <= row)) {
                    double at = a.column() + (double) (row - a.row()) * (b.column() - a.column()) / (b.row() - a.row());
                    inside.flip(0, (int) Math.clamp(Math.ceil(at) - 1, 0, columns));
                }
            }
            inside.flip(0, columns);
            int start = (row - 1) * columns;
            inside.stream().forEach(column -> hidden.set(start + column));
        }
    }

    private void hide(OverlayBitmap bitmap) {
        for (int row = 0; row < bitmap.plane().rows(); row++) {
            for (int column = 0; column < bitmap.plane().columns(); column++) {
                int x = bitmap.plane().originColumn() + column;
                int y = bitmap.plane().originRow() + row;
                if (x >= 0 && x < columns && y >= 0 && y < rows && bitmap.isSet(column, row)) {
                    hidden.set(y * columns + x);
                }
            }
        }
    }

    /** What is seen where pixels are hidden: the state's colour, else its grey, else black. */
    static int shade(Shutters shutters) {
        Optional<Rgb> colour = shutters.colour().map(lab -> lab.toRgb());
        if (colour.isPresent()) {
            return 0xFF000000
                    | colour.get().red() << 16
                    | colour.get().green() << 8
                    | colour.get().blue();
        }
        int grey = Math.round(255f * Math.clamp(shutters.grey().orElse(0), 0, P_VALUES) / P_VALUES);
        return 0xFF000000 | grey * 0x010101;
    }

    /** @param geometry upright, in device pixels, as the picture was made with */
    void paint(ViewGeometry geometry, int shade, int[] picture) {
        if (hidden.isEmpty()) {
            return;
        }
        int width = (int) geometry.viewWidth();
        int height = (int) geometry.viewHeight();
        for (int y = 0; y < height; y++) {
            double down = (y + 0.5 - height / 2.0) / geometry.rowScale()
                    + geometry.centre().row();
            int row = (int) Math.floor(down);
            for (int x = 0; row >= 0 && row < rows && x < width; x++) {
                int column = (int) Math.floor((x + 0.5 - width / 2.0) / geometry.scale()
                        + geometry.centre().column());
                if (column >= 0 && column < columns && hidden.get(row * columns + column)) {
                    picture[y * width + x] = shade;
                }
            }
        }
    }
}
