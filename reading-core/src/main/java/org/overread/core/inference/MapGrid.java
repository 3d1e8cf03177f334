package org.overread.core.inference;

import java.util.List;
import org.overread.core.image.FrameRef;
import org.overread.core.image.ImagePoint;
import org.overread.core.image.VolumeGeometry;

/** Where the values of a map lie. */
public sealed interface MapGrid {

    int columns();

    int rows();

    int slices();

    /** @throws ArithmeticException beyond what one array holds */
    default int voxels() {
        return Math.multiplyExact(Math.multiplyExact(columns(), rows()), slices());
    }

    /**
     * Voxels in the patient.
     *
     * @param frames the source frame of each slice, where the grid is that of a series; none where it is a grid of its own
     */
    record InVolume(VolumeGeometry geometry, List<FrameRef> frames) implements MapGrid {
        public InVolume {
            frames = List.copyOf(frames);
            if (!frames.isEmpty() && frames.size() != geometry.slices()) {
                throw new IllegalArgumentException(frames.size() + " frames for " + geometry.slices() + " slices");
            }
        }

        @Override
        public int columns() {
            return geometry.columns();
        }

        @Override
        public int rows() {
            return geometry.rows();
        }

        @Override
        public int slices() {
            return geometry.slices();
        }
    }

    /**
     * Cells over a frame, as many as the model gives: often fewer than the frame has pixels.
     *
     * @param corner the outer corner of the first cell, convention of SCOORD
     * @param cellColumns a cell's width in pixels of the frame; {@code cellRows} its height
     */
    record OnFrame(FrameRef frame, int columns, int rows, ImagePoint corner, double cellColumns, double cellRows)
            implements MapGrid {
        public OnFrame {
            if (!(cellColumns > 0 && cellRows > 0)) {
                throw new IllegalArgumentException("a map's cells have no extent");
            }
        }

        /** The frame's own pixels. */
        public static OnFrame pixels(FrameRef frame, int columns, int rows) {
            return new OnFrame(frame, columns, rows, new ImagePoint(0, 0), 1, 1);
        }

        @Override
        public int slices() {
            return 1;
        }

        /** The image point of a continuous cell index; integers are centres of cells. */
        public ImagePoint toImage(double column, double row) {
            return new ImagePoint(
                    corner.column() + (column + 0.5) * cellColumns, corner.row() + (row + 0.5) * cellRows);
        }

        /** Continuous cell index {column, row} of an image point. */
        public double[] toCell(ImagePoint point) {
            return new double[] {
                (point.column() - corner.column()) / cellColumns - 0.5, (point.row() - corner.row()) / cellRows - 0.5
            };
        }
    }
}
