package org.overread.core.inference;

import java.util.List;
import java.util.Optional;
import org.overread.core.finding.ModelScore;

/** Values that a model gives for places of a series. */
public sealed interface ResultMap {

    /** The name that the model's package gives it. */
    String name();

    MapGrid grid();

    /**
     * One label at each place.
     *
     * @param labels by ascending index; those that do not occur included
     * @param indices unsigned, 0 where there is none; slice by slice, row by row, columns fastest. Not copied: not to be changed
     */
    record LabelMap(String name, MapGrid grid, List<MapLabel> labels, byte[] indices) implements ResultMap {
        public LabelMap {
            labels = List.copyOf(labels);
            if (indices.length != grid.voxels()) {
                throw new IllegalArgumentException(indices.length + " labels for " + grid.voxels() + " places");
            }
        }

        public int index(int column, int row, int slice) {
            return indices[(slice * grid.rows() + row) * grid.columns() + column] & 0xFF;
        }

        /** The label of an index; empty for background. */
        public Optional<MapLabel> label(int index) {
            return labels.stream().filter(label -> label.index() == index).findFirst();
        }
    }

    /**
     * One label's score at each place: a heatmap, or a probability of segmentation.
     *
     * @param operatingPoint from which on a place counts as the label; empty where it is to be looked at only
     * @param values slice by slice, row by row, columns fastest. Not copied: not to be changed
     */
    record ScoreMap(String name, MapGrid grid, MapLabel label, Optional<ModelScore> operatingPoint, float[] values)
            implements ResultMap {
        public ScoreMap {
            if (values.length != grid.voxels()) {
                throw new IllegalArgumentException(values.length + " scores for " + grid.voxels() + " places");
            }
        }

        /** Between the centres of places by linear interpolation; beyond the outermost, theirs. */
        public double at(double column, double row, double slice) {
            double k = Math.clamp(slice, 0, grid.slices() - 1);
            int below = (int) k;
            double here = inSlice(column, row, below);
            return k == below ? here : here + (k - below) * (inSlice(column, row, below + 1) - here);
        }

        private double inSlice(double column, double row, int slice) {
            double i = Math.clamp(column, 0, grid.columns() - 1);
            double j = Math.clamp(row, 0, grid.rows() - 1);
            int i0 = (int) i;
            int j0 = (int) j;
            int i1 = Math.min(i0 + 1, grid.columns() - 1);
            int j1 = Math.min(j0 + 1, grid.rows() - 1);
            double top = value(i0, j0, slice) * (1 - (i - i0)) + value(i1, j0, slice) * (i - i0);
            double bottom = value(i0, j1, slice) * (1 - (i - i0)) + value(i1, j1, slice) * (i - i0);
            return top * (1 - (j - j0)) + bottom * (j - j0);
        }

        private double value(int column, int row, int slice) {
            return values[(slice * grid.rows() + row) * grid.columns() + column];
        }
    }
}
